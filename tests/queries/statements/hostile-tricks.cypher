EXPLAIN CREATE (n:Person {id: 'x'})

PROFILE CREATE (n:Person {id: 'x'})

EXPLAIN LOAD CSV FROM 'http://{listener}/x' AS row RETURN row

PROFILE RETURN 1

EXPLAIN RETURN 1

EXPLAIN LOGICAL MATCH (n) RETURN n

EXPLAIN PROFILE MATCH (n) SET n.x = 1

CYPHER 5 MATCH (n) SET n.x = 1 RETURN n

CYPHER 25 LET x = 1 RETURN x

CYPHER planner=cost MATCH (n) DETACH DELETE n

CYPHER runtime=parallel PROFILE MATCH (n) SET n.x = 1

/**/CREATE (n:Person {id: 'x'})

// RETURN 1
CREATE (n:Person {id: 'x'})

RETURN 1 /* ' */ ; CREATE (n:Person {id: "x"}) /* ' */

RETURN 1 // " ;
; CREATE (n:Person {id: 'x'}) // "

RETURN '/*' AS a ; CREATE (n:Person {id: '*/'})

MATCH (n) /* never closed RETURN n

/* /* */ MATCH (n) SET n.x = 1 */ RETURN 1

MATCH (n:Person) SE/**/T n.x = 1 RETURN n

MATCH (n) RETURN n;;CREATE (m:Person {id: 'x'})

RETURN 1; RETURN 2;

; CREATE (n:Person {id: 'x'})

RETURN 1;
:use system

:param x => 1

BEGIN; CREATE (n:Person {id: 'x'}); COMMIT;

MATCH (n) RETURN n\; CREATE (m:Person {id: 'x'})

MATCH (n:Person) \u0053\u0045\u0054 n.x = 1 RETURN n

\u0043REATE (n:Person {id: 'x'})

MATCH (n) RETURN n \u003b CREATE (m:Person {id: 'x'})

RETURN 'a\u0027 AS a ; CREATE (n:Person {id: \u0027x'})

RETURN "a\u0022 + 1" AS x, '\u000' AS y

RETURN '\uD800' AS half

RETURN '\x41' AS x

RETURN 'never closed

RETURN "never closed'

MATCH (`n`) `SET` n.x = 1 RETURN n

MATCH (n:`Person` {id: 'x'}) CREATE (m:`Per``son` {id: 'y'}) RETURN m

MATCH (n:`Person\u0060) SET n.x = 1 //`) RETURN n

RETURN 1 AS ``

ＣＲＥＡＴＥ (n:Person {id: 'x'})

CREАTE (n:Person {id: 'x'})

C​REATE (n:Person {id: 'x'})

MATCH (n) RETURN n； CREATE (m:Person {id: 'x'})

MATCH (n) RETURN “n” AS x

MATCH (n) WHERE n.name = ‘x’ RETURN n

RETURN 1 ‮ AS x

RETURN $`a\u0060 SET`

RETURN § AS x

RETURN @x

RETURN #1

RETURN {{x}} AS x

RETURN $x AS missing

RETURN ?

MATCH (n) WHERE n.name = 'x' OR 1=1-- RETURN n'

MATCH (n) RETURN n.name INTO OUTFILE '{folder}/stolen.csv'

CALL

CALL {

CALL ()

LOAD

USE
