const places =
  /^(userTask|serviceTask|receiveTask|sendTask|businessRuleTask|callActivity|intermediateCatchEvent|subProcess|task|manualTask)$/;

/** The elements where a case can be, in reading order of the diagram: from left to right, then downwards. */
export function placesOf(xml: string): string[] {
  if (xml === '') return [];
  const model = new DOMParser().parseFromString(xml, 'application/xml');
  const all = [...model.getElementsByTagName('*')];
  const where = new Map(
    all
      .filter(({ localName }) => localName === 'BPMNShape')
      .map((shape) => {
        const bounds = [...shape.children].find(({ localName }) => localName === 'Bounds');
        const at = (name: string) => Number(bounds?.getAttribute(name) ?? 0);
        return [shape.getAttribute('bpmnElement') ?? '', at('x') + at('y') / 10_000] as const;
      }),
  );
  return all
    .filter((one) => places.test(one.localName) && one.getAttribute('triggeredByEvent') !== 'true')
    .map((one) => one.getAttribute('id') ?? '')
    .filter((id) => where.has(id))
    .sort((one, other) => (where.get(one) ?? 0) - (where.get(other) ?? 0));
}

/** The steps of a process as the outline shows them: those in the diagram's order, and wherever the case is now. */
export function outlineOf<Step extends { element: string }>(
  steps: Step[],
  xml: string,
  active: string[],
): Step[] {
  const order = placesOf(xml);
  if (order.length === 0) return steps;
  const shown = order.flatMap((id) => steps.filter(({ element }) => element === id));
  const elsewhere = steps.filter((step) => active.includes(step.element) && !shown.includes(step));
  return [...shown, ...elsewhere];
}
