export type TranslateMessage = (key: string, values: Record<string, string>) => string;

const known: [RegExp, string][] = [
  [/^Field is required\.$/, 'required'],
  [/^Value is not a number\.$/, 'notANumber'],
  [/^Value is expected to be an integer\.$/, 'integer'],
  [/^Value is expected to have at most (?<value>\d+) decimal digits?\.$/, 'decimals'],
  [/^Field must have minimum value of (?<value>.+)\.$/, 'min'],
  [/^Field must have maximum value of (?<value>.+)\.$/, 'max'],
  [/^Field must have minimum length of (?<value>.+)\.$/, 'minLength'],
  [/^Field must have maximum length of (?<value>.+)\.$/, 'maxLength'],
  [/^Field must match pattern .+\.$/, 'pattern'],
  [/^Field must be a valid\s+international phone number\./, 'phone'],
  [/^Field must be a valid email\.$/, 'email'],
];

/** form-js knows English only: the form's own words for the broken rule come first, then those of the screens. */
export function translated(
  message: string,
  translate: TranslateMessage,
  own: Record<string, unknown> = {},
): string {
  for (const [pattern, rule] of known) {
    const match = pattern.exec(message);
    if (!match) continue;
    const said = own[`message.${rule}`];
    return typeof said === 'string' ? said : translate(rule, { value: match.groups?.value ?? '' });
  }
  return message;
}
