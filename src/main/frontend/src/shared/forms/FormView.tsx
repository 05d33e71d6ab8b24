import { useEffect, useImperativeHandle, useRef, useState, type Ref } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import type { FieldError, Fields, FormSchema } from '../api/schema';
import { ErrorNote, Skeleton } from '../ui/states';
import type { DatePlace } from './dates';
import { ErrorSummary } from './ErrorSummary';
import { FormDate } from './FormDate';
import type { MountedForm } from './form-js';
import {
  firstFieldToFill,
  linesOfForm,
  linesOfServer,
  withIds,
  withPrefilled,
  type SummaryLine,
} from './schema';

export interface FormHandle {
  /** The entries when they are valid; otherwise nothing, and the focus is on the list of what is wrong. */
  submit(): Fields | undefined;
  /** Shows what the server found wrong. */
  refuse(errors: FieldError[]): void;
  focusFirst(): void;
}

interface Props {
  schema: FormSchema;
  data: Fields;
  readOnly?: boolean;
  label: string;
  onChange?: (values: Fields) => void;
  /** With every field's value as it is first shown. */
  onReady?: (shown: Fields) => void;
  ref?: Ref<FormHandle>;
}

const load = () => import('./form-js');

/** Fetches form-js while nothing else is to do. */
export function prefetchForms(): void {
  const idle = window.requestIdleCallback ?? ((run: () => void) => setTimeout(run, 500));
  idle(() => void load());
}

/** A form of the process: form-js, loaded when first needed, with a summary of what is wrong above it. */
export function FormView({ schema, data, readOnly = false, label, onChange, onReady, ref }: Props) {
  const { t } = useTranslation();
  const container = useRef<HTMLDivElement>(null);
  const mounted = useRef<MountedForm>(undefined);
  const latest = useRef({ onChange, onReady, readOnly });
  const [ready, setReady] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const [lines, setLines] = useState<SummaryLine[]>([]);
  const [dates, setDates] = useState<DatePlace[]>([]);
  const prepared = useRef<FormSchema>(schema);

  useEffect(() => {
    latest.current = { onChange, onReady, readOnly };
    mounted.current?.setReadOnly(readOnly);
  });

  useEffect(() => {
    let gone = false;
    const host = container.current;
    if (!host) return;
    const start = async () => {
      const { mountForm } = await load();
      if (gone) return;
      prepared.current = withIds(withPrefilled(schema, data, t('form.prefilled')));
      const form = await mountForm(host, {
        schema: prepared.current,
        data,
        readOnly: latest.current.readOnly,
        words: {
          select: t('form.select'),
          add: t('form.addLine'),
          remove: (line) => t('form.removeLine', { line }),
        },
        translate: (key, values) => t(`validation.${key}`, values),
        onChange: (values) => latest.current.onChange?.(values),
        onDates: (places) => {
          if (!gone) setDates(places);
        },
      });
      if (gone) {
        form.destroy();
        return;
      }
      mounted.current = form;
      setReady(true);
      latest.current.onReady?.(form.values());
    };
    start().catch(setFailure);
    return () => {
      gone = true;
      mounted.current?.destroy();
      mounted.current = undefined;
      setReady(false);
      setLines([]);
      setDates([]);
    };
    // The entries are the form's own from its first showing on: only another form shows others.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [schema, t]);

  useImperativeHandle(ref, () => ({
    submit: () => {
      const form = mounted.current;
      if (!form) return undefined;
      const { data: entries, errors } = form.submit();
      const wrong = linesOfForm(prepared.current, errors);
      setLines(wrong);
      return wrong.length === 0 ? entries : undefined;
    },
    refuse: (errors) => {
      const wrong = linesOfServer(prepared.current, errors);
      setLines(wrong);
      mounted.current?.show(
        Object.fromEntries(
          wrong.flatMap(({ fieldId, message }) => (fieldId ? [[fieldId, [message]]] : [])),
        ),
      );
    },
    focusFirst: () => {
      const form = mounted.current;
      const field = form && firstFieldToFill(prepared.current, form.values());
      if (field) form.focus(field);
    },
  }));

  if (failure) return <ErrorNote error={failure} />;
  return (
    <>
      <ErrorSummary lines={lines} onChoose={(fieldId) => mounted.current?.focus(fieldId)} />
      {!ready && <Skeleton rows={4} />}
      <div ref={container} role="group" aria-label={label} hidden={!ready} />
      {dates.map((date) => createPortal(<FormDate {...date} />, date.place, date.id))}
    </>
  );
}
