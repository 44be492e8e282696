UNWIND range(1, 3000) AS a UNWIND range(1, 3000) AS b UNWIND range(1, 3000) AS c WITH a, b, c WHERE a = b + c RETURN count(*)

MATCH (a), (b), (c), (d), (e) WHERE a.name < b.name AND c.name < d.name AND e.name = 'nobody' RETURN count(*)

MATCH (a) MATCH (b) MATCH (c) MATCH (d) MATCH (e) RETURN a.name + b.name + c.name + d.name + e.name AS x ORDER BY x LIMIT 1

MATCH (a:Passage), (b:Passage), (c:Passage), (d:Passage) RETURN count(DISTINCT a.id + b.id + c.id + d.id)

UNWIND range(1, 100000000) AS x RETURN collect(x) AS xs

RETURN range(1, 200000000) AS xs

RETURN size(range(0, 9000000000)) AS n

UNWIND range(1, 4000000) AS x RETURN collect(toString(x)) AS xs

UNWIND range(1, 1000000) AS x RETURN DISTINCT toString(x) + toString(x) AS y ORDER BY y DESC SKIP 999990

WITH range(1, 10000) AS xs UNWIND xs AS a UNWIND xs AS b UNWIND xs AS c RETURN DISTINCT a * b * c AS n ORDER BY n DESC LIMIT 1
