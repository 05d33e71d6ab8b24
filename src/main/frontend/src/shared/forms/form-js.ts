import '@bpmn-io/form-js-viewer/dist/assets/form-js-base.css';
import './forms.css';
import { Form } from '@bpmn-io/form-js-viewer';
import type { Fields, FormSchema } from '../api/schema';
import { focusDate, placesForDates, type DatePlace } from './dates';
import { datesOf } from './schema';
import { nameParts, type PartWords } from './parts';
import { translated, type TranslateMessage } from './messages';

export type FormErrors = Record<string, string[]>;

export interface MountedForm {
  /** Every field's value as it stands, valid or not. */
  values(): Fields;
  /** Validates all fields; the errors also appear at the fields. */
  submit(): { data: Fields; errors: FormErrors };
  show(errors: FormErrors): void;
  setReadOnly(readOnly: boolean): void;
  focus(fieldId: string): void;
  destroy(): void;
}

interface Options {
  schema: FormSchema;
  data: Fields;
  readOnly: boolean;
  translate: TranslateMessage;
  words: PartWords;
  onChange: (values: Fields) => void;
  /** The dates of the form, whenever there are others. */
  onDates?: (places: DatePlace[]) => void;
}

interface Validator {
  validateFieldInstance: (instance: { id: string }, value: unknown) => string[];
}

interface FieldRegistry {
  get(id: string): { properties?: Record<string, unknown> } | undefined;
}

/** The words of a validation: the form's own (`message.<rule>`), else those of the screens. */
function validationWords(translate: TranslateMessage) {
  function ValidationWords(validator: Validator, formFieldRegistry: FieldRegistry) {
    const validate = validator.validateFieldInstance.bind(validator);
    validator.validateFieldInstance = (instance, value) => {
      const own = formFieldRegistry.get(instance.id)?.properties ?? {};
      return validate(instance, value).map((message) => translated(message, translate, own));
    };
  }
  ValidationWords.$inject = ['validator', 'formFieldRegistry'];
  return { __init__: ['validationWords'], validationWords: ['type', ValidationWords] };
}

function focusIn(container: HTMLElement, domId: string): void {
  const focusable = [
    ...container.querySelectorAll<HTMLElement>('input, textarea, select, button, [tabindex]'),
  ];
  const own = focusable.filter(({ id }) => id === domId || id.startsWith(`${domId}-`));
  const target = own.find((each) => each instanceof HTMLInputElement && each.checked) ?? own[0];
  if (!focusDate(target?.closest('[data-dated]'))) target?.focus();
  target?.scrollIntoView({ block: 'center' });
}

export async function mountForm(container: HTMLElement, options: Options): Promise<MountedForm> {
  const settings = {
    container,
    properties: { readOnly: options.readOnly },
    additionalModules: [validationWords(options.translate)],
    // Each keystroke counts at once: a draft keeps it, and Ctrl+Enter right after it hands it in.
    debounce: false,
  };
  const form = new Form(settings);
  await form.importSchema(options.schema, options.data);
  const dates = datesOf(options.schema).map((id) => `fjs-form-${form._id}-${id}`);
  let shown = '';
  const name = () => {
    nameParts(container, options.words);
    const places = placesForDates(container, dates);
    const now = places.map(({ id }) => id).join(' ');
    if (now !== shown) options.onDates?.(places);
    shown = now;
  };
  name();
  const grown = new MutationObserver(name);
  grown.observe(container, { childList: true, subtree: true });
  container.style.setProperty('--select-words', JSON.stringify(options.words.select));
  const values = () => structuredClone(form._getState().data) as Fields;
  let last = JSON.stringify(values());
  form.on('changed', () => {
    const now = values();
    const text = JSON.stringify(now);
    if (text === last) return;
    last = text;
    options.onChange(now);
  });
  return {
    values,
    submit: () => {
      const { readOnly } = form._getState().properties as { readOnly?: boolean };
      form.setProperty('readOnly', false);
      const { data, errors } = form.submit();
      form.setProperty('readOnly', readOnly);
      return { data: data as Fields, errors: errors as FormErrors };
    },
    show: (errors) => {
      form._setState({ errors });
    },
    setReadOnly: (readOnly) => {
      form.setProperty('readOnly', readOnly);
    },
    focus: (fieldId) => {
      focusIn(container, `fjs-form-${form._id}-${fieldId}`);
    },
    destroy: () => {
      grown.disconnect();
      form.destroy();
    },
  };
}
