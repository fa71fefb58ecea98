/** A password that somebody else has made lets a person in once, to choose one of their own. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class FirstPasswords1796083200001 implements MigrationInterface {
  readonly name = 'FirstPasswords1796083200001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table person add column first_password_until timestamptz;
      comment on column person.first_password_until is 'Until when the password, which somebody else has made, can be changed for one of the person''s own: it opens no session. Null once they have chosen one.';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table person drop column first_password_until');
  }
}
