import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { dataSourceOptions } from '../../src/database/data-source.js';
import { migrate } from '../../src/database/migrate.js';
import { entities } from '../../src/entities.js';
import { cloneDatabase, type TestDatabase } from '../support/database.js';

describe('the schema', () => {
  let database: TestDatabase;
  let source: DataSource;

  beforeAll(async () => {
    database = await cloneDatabase();
    source = await new DataSource(dataSourceOptions(database.url, 2, entities)).initialize();
  });
  afterAll(async () => {
    await source.destroy();
    await database.drop();
  });

  it('is what the entities say: migrations leave nothing to synchronise', async () => {
    const { upQueries } = await source.driver.createSchemaBuilder().log();
    // The counter and the budgets are tables without an entity: plain SQL and a library own them.
    const drift = upQueries
      .map(({ query }) => query)
      .filter((query) => !/event_counter|rate_limits|migrations/.test(query));
    expect(drift).toEqual([]);
  });

  it('can be migrated again, by several processes at once, without a change', async () => {
    const columns = `select table_name, column_name, data_type from information_schema.columns where table_schema = 'public' order by 1, 2`;
    const before = await database.query(columns);
    await Promise.all([migrate(database.url), migrate(database.url), migrate(database.url)]);
    expect(await database.query(columns)).toEqual(before);
  });

  it('acknowledges a commit only when it is on disk', async () => {
    const [row] = await source.query(`select current_setting('synchronous_commit') as commit`);
    expect(row.commit).toBe('on');
  });
});
