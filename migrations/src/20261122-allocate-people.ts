/** What hangs from entries of the history outside the case itself: who works with a child, when the child was born; and statistics after much was written. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class AllocatePeople1795305600020 implements MigrationInterface {
  readonly name = 'AllocatePeople1795305600020';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create function apply_allocation() returns trigger
      language plpgsql as $$
      declare
        v_person uuid;
        v_role text := new.entry #>> '{detail,role}';
      begin
        if new.entry ->> 'kind' <> 'people' then return null; end if;
        -- A foreign key alone would also find people of other authorities: it does not look through row-level security.
        select p.id into strict v_person from person p
        where p.id = (new.entry #>> '{detail,person}')::uuid and p.authority_id = new.authority_id;
        if new.entry #>> '{detail,change}' = 'allocated' then
          insert into allocation (id, authority_id, case_id, person_id, role)
          values (gen_random_uuid(), new.authority_id, new.case_id, v_person, v_role)
          on conflict on constraint allocation_key do nothing;
          update case_record set team_key = new.entry #>> '{detail,team}'
          where id = new.case_id and team_key is null and new.entry #>> '{detail,team}' is not null;
        else
          delete from allocation where case_id = new.case_id and person_id = v_person and role = v_role;
        end if;
        return null;
      end $$;
      comment on function apply_allocation is 'Who holds which role for a child follows from the history, in the transaction that writes the entry.';
      create trigger event_allocates after insert on event for each row
        when (new.event = 'PEOPLE_ALLOCATED') execute function apply_allocation();

      create function apply_birth_date() returns trigger
      language plpgsql as $$
      begin
        update subject s set date_of_birth = (new.value #>> '{}')::date
        from case_record c where c.id = new.case_id and s.id = c.subject_id;
        return null;
      end $$;
      comment on function apply_birth_date is 'Lists show a date of birth without reading the case: a corrected one must reach them.';
      create trigger fact_dates_birth after insert on fact for each row
        when (new.fact = 'dateOfBirth' and new.revision > 0 and new.superseded_by is null) execute function apply_birth_date();

      create function count_afresh() returns void
      language plpgsql security definer set search_path = pg_catalog, public as $$
      begin
        analyze subject; analyze case_record; analyze event; analyze fact; analyze deadline; analyze task;
      end $$;
      comment on function count_afresh is 'Statistics for the planner after a return has been brought in; otherwise the first minute plans for empty tables.';

      revoke execute on function apply_allocation(), apply_birth_date(), count_afresh() from public;
      grant execute on function count_afresh() to homeward_app;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop function count_afresh();
      drop trigger fact_dates_birth on fact;
      drop function apply_birth_date();
      drop trigger event_allocates on event;
      drop function apply_allocation();
    `);
  }
}
