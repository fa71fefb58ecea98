/** The forms of an authority and its code lists: found, opened, added. */
import { formFile, place as placeOf } from '@homeward/definition';
import { useState } from 'react';
import { useEditing } from '../editing';
import { useFocus } from '../elements/use-focus';
import { SheetTools } from '../sheets/sheet-tools';
import { type Place, useChosen } from '../use-place';
import { CodeLists } from './code-lists';
import { FormList } from './form-list';
import { FormPage } from './form-page';
import { NewForm } from './new-form';

interface Chosen {
  readonly shows: 'forms' | 'lists' | 'new';
  readonly form?: string;
  readonly question?: string;
  readonly list?: string;
}

const read = (place: Place | undefined): Chosen => {
  if (place?.file === 'code-lists.json')
    return { shows: 'lists', ...(place.steps[0] === undefined ? {} : { list: place.steps[0] }) };
  const form = /^forms\/([^/]+)\//.exec(place?.file ?? '')?.[1];
  if (form === undefined) return { shows: 'forms' };
  const [part, name] = place?.steps ?? [];
  const isQuestion = (part === 'questions' || part === 'properties') && name !== undefined;
  return { shows: 'forms', form, ...(isQuestion ? { question: name } : {}) };
};

const placeOfChosen = ({ shows, form, question, list }: Chosen): string | undefined => {
  if (shows === 'lists') return list === undefined ? 'code-lists.json' : placeOf('code-lists.json', list);
  if (form === undefined) return undefined;
  const layout = formFile(form, 'layout');
  return question === undefined ? layout : placeOf(layout, 'questions', question);
};

/** @param at `forms/ppm/layout.json#/questions/heldOn` opens that question; `code-lists.json#/plans` that list */
export function FormsArea({ at }: { readonly at?: string }) {
  const { pack } = useEditing();
  const [chosen, choose] = useChosen(at, read, placeOfChosen);
  const focus = useFocus();
  const [visit, setVisit] = useState(0);
  const open = (next: Chosen) => {
    choose(next);
    setVisit(visit + 1);
  };
  const { form } = chosen;
  if (form !== undefined && Object.hasOwn(pack.forms, form))
    return (
      <FormPage
        key={form}
        form={form}
        question={chosen.question}
        onQuestion={(question) => choose({ shows: 'forms', form, ...(question === undefined ? {} : { question }) })}
        onLeave={() => open({ shows: 'forms' })}
      />
    );
  return (
    <>
      <p className="govuk-body">
        <button
          type="button"
          className="hw-link-button"
          onClick={() => open({ shows: chosen.shows === 'lists' ? 'forms' : 'lists' })}
        >
          {chosen.shows === 'lists' ? 'Show the forms' : 'Show the code lists: what choice questions offer'}
        </button>
      </p>
      <SheetTools which="forms" what="Forms and code lists" />
      {chosen.shows === 'lists' && <CodeLists key={visit} first={chosen.list} />}
      {chosen.shows === 'new' && (
        <NewForm
          onAdded={(form) => open({ shows: 'forms', form })}
          onLeave={() => {
            open({ shows: 'forms' });
            focus('add-form');
          }}
        />
      )}
      {chosen.shows === 'forms' && (
        <FormList onOpen={(form) => open({ shows: 'forms', form })} onAdd={() => open({ shows: 'new' })} />
      )}
    </>
  );
}
