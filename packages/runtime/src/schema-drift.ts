/** Asks TypeORM what it would change to make the database fit the entities: nothing, as long as migrations and entities agree. */
import { DataSource } from 'typeorm';
import { entities } from './entities/entities.js';

/**
 * @param ownerUrl a migrated database
 * @returns the SQL that would be needed
 */
export async function schemaDrift(ownerUrl: string): Promise<string[]> {
  const source = new DataSource({
    type: 'postgres',
    url: ownerUrl,
    entities,
    migrationsTableName: 'migration',
    logging: false,
  });
  await source.initialize();
  try {
    await completeMetadata(source);
    const { upQueries } = await source.driver.createSchemaBuilder().log();
    return upQueries.map(({ query }) => query);
  } finally {
    await source.destroy();
  }
}

/** What entity schemas cannot say, or should not say twice: comments stand in the migrations, where a test of its own demands them. */
async function completeMetadata(source: DataSource): Promise<void> {
  const comments: { place: string; comment: string | null }[] = await source.query(
    `select c.relname as place, obj_description(c.oid) as comment
     from pg_class c where c.relnamespace = 'public'::regnamespace
     union all
     select c.relname || '.' || a.attname, col_description(c.oid, a.attnum)
     from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0
     where c.relnamespace = 'public'::regnamespace`,
  );
  const said = new Map(comments.map(({ place, comment }) => [place, comment ?? undefined]));
  for (const metadata of source.entityMetadatas) {
    metadata.comment = said.get(metadata.tableName);
    for (const column of metadata.columns) {
      column.comment = said.get(`${metadata.tableName}.${column.databaseName}`);
      if (!column.isGenerated) continue;
      // TypeORM's own types know the strategy for decorators only.
      Object.assign(column, { generationStrategy: 'identity', generatedIdentity: 'ALWAYS' });
    }
  }
}
