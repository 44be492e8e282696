CALL dbms.components()

CALL dbms.security.createUser('x', 'y', false)

CALL dbms.setConfigValue('server.directories.import', '/')

CALL dbms.shutdown()

CALL dbms.queryJmx('*:*') YIELD name RETURN name

CALL dbms.listTransactions()

CALL dbms.cluster.overview()

CALL db.createLabel('Evil')

CALL db.createProperty('evil')

CALL db.createRelationshipType('EVIL')

CALL db.clearQueryCaches()

CALL db.awaitIndexes(300)

CALL db.resampleIndex('x')

CALL db.prepareForReplanning()

CALL db.index.fulltext.createNodeIndex('x', ['Person'], ['name'])

CALL db.index.fulltext.queryNodes('x', 'y') YIELD node RETURN node

CALL db.create.setNodeVectorProperty(null, 'x', [1.0])

CALL db.stats.retrieve('GRAPH COUNTS')

CALL tx.setMetaData({x: 1})

CALL tx.getMetaData()

CALL db.ping()

CALL apoc.load.csv('http://{listener}/x') YIELD map RETURN map

CALL apoc.load.jdbc('jdbc:x', 'x') YIELD row RETURN row

CALL apoc.cypher.runWrite('CREATE (n)', {}) YIELD value RETURN value

CALL apoc.cypher.run('MATCH (n) DETACH DELETE n', {}) YIELD value RETURN value

CALL apoc.cypher.doIt('CREATE (n)', {}) YIELD value RETURN value

CALL apoc.periodic.iterate('MATCH (n) RETURN n', 'DETACH DELETE n', {})

CALL apoc.export.json.all('{folder}/stolen.json', {})

CALL apoc.trigger.add('x', 'CREATE (n)', {})

CALL apoc.util.sleep(100000)

CALL apoc.nodes.delete([1], 1)

CALL apoc.custom.declareProcedure('x() :: (a::INT)', 'RETURN 1 AS a')

CALL gds.graph.project('g', '*', '*')

CALL gds.pageRank.write('g', {writeProperty: 'x'})

MATCH (n) CALL apoc.refactor.rename.label('Person', 'Evil') YIELD total RETURN total

MATCH (n) WITH n CALL apoc.create.setProperty(n, 'x', 1) YIELD node RETURN node

CALL `dbms.listConfig`()

CALL `dbms`.`listConfig`()

CALL dbms . listConfig()

CALL dbms./* */listConfig()

CALL DBMS.LISTCONFIG()

OPTIONAL CALL dbms.listConfig() YIELD name RETURN name

CALL { CALL dbms.listConfig() YIELD name RETURN name } RETURN name

RETURN COLLECT { CALL dbms.listConfig() YIELD name RETURN name } AS names

MATCH (n) WHERE EXISTS { CALL dbms.listConfig() YIELD name RETURN name } RETURN n

RETURN apoc.version()

RETURN apoc.load.json('http://{listener}/x')

RETURN apoc.util.md5(['x'])

RETURN `apoc`.`cypher`.`runFirstColumnMany`('MATCH (n) RETURN n', {})

MATCH (n) WHERE apoc.label.exists(n, 'x') RETURN n

MATCH (n) RETURN n ORDER BY apoc.text.random(5)

RETURN gds.util.NaN()

RETURN genai.vector.encode('x', 'OpenAI', {token: 'x'})

CALL show_connection('HOLDS') RETURN *

CALL storage_info('Person') RETURN *

CALL current_setting('threads') RETURN *

CALL show_functions() RETURN *

CALL show_attached_databases() RETURN *

CALL show_loaded_extensions() RETURN *

CALL show_warnings() RETURN *

CALL bm_info() RETURN *

CALL file_info('Person') RETURN *

CALL stats_info('Person') RETURN *

CALL create_fts_index('Person', 'x', ['name'])

CALL query_fts_index('Person', 'x', 'y') RETURN *

CALL create_vector_index('Person', 'x', 'name')

CALL drop_fts_index('Person', 'x')

CALL page_rank('g') RETURN *

CALL project_graph_cypher('g', 'MATCH (n) RETURN n')

CALL drop_project_graph('g')

CALL spill_to_disk=true

CALL home_directory='{folder}'

CALL file_search_path='/etc'

CALL warning_limit=1000000

CALL checkpoint_threshold=1

CALL debug_enable_multi_writes=true

CALL auto_checkpoint=false
