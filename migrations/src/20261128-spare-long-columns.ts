/** Long columns that nobody searches: no statistics of them, and a compression that costs less where the server has one. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

const LONG = [
  ['case_record', 'record'],
  ['event', 'entry'],
  ['event', 'changes'],
  ['fact', 'value'],
  ['deadline', 'detail'],
  ['form_document', 'answers'],
  ['draft', 'answers'],
  ['outbox', 'signals'],
] as const;

const EACH = `from (values ${LONG.map(([table, column]) => `('${table}', '${column}')`).join(', ')}) as long (in_table, in_column)`;

export class SpareLongColumns1795996800002 implements MigrationInterface {
  readonly name = 'SpareLongColumns1795996800002';

  async up(runner: QueryRunner): Promise<void> {
    // For statistics PostgreSQL takes thousands of these values apart and sorts them, again and again while people work.
    await runner.query(`
      do $$
      declare
        v_long record;
        v_lz4 boolean := (select 'lz4' = any(enumvals) from pg_settings where name = 'default_toast_compression');
      begin
        for v_long in select in_table, in_column ${EACH} loop
          execute format('alter table %I alter column %I set statistics 0', v_long.in_table, v_long.in_column);
          if v_lz4 then execute format('alter table %I alter column %I set compression lz4', v_long.in_table, v_long.in_column); end if;
        end loop;
      end $$;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      do $$
      declare
        v_long record;
      begin
        for v_long in select in_table, in_column ${EACH} loop
          execute format('alter table %I alter column %I set statistics default', v_long.in_table, v_long.in_column);
          execute format('alter table %I alter column %I set compression default', v_long.in_table, v_long.in_column);
        end loop;
      end $$;
    `);
  }
}
