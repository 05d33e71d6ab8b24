/** Whether a moddle element is of a BPMN type or derived from it. */
function is(element, type) {
  return typeof element.$instanceOf === 'function' && element.$instanceOf(type);
}

/** The camunda:property entries of an element, by name. */
function properties(element) {
  const values = element.extensionElements?.values ?? [];
  return Object.fromEntries(
    values
      .filter((value) => value.$type === 'camunda:Properties')
      .flatMap((list) => list.values ?? [])
      .map(({ name, value }) => [name, value]),
  );
}

/** Whether a case can rest at an element. */
function isStep(element) {
  return (
    is(element, 'bpmn:UserTask') ||
    is(element, 'bpmn:ReceiveTask') ||
    element.get('camunda:type') === 'external' ||
    (is(element, 'bpmn:Activity') && element.get('camunda:asyncBefore') === true)
  );
}

/** The process an element belongs to. */
function processOf(element) {
  let parent = element;
  while (parent && !is(parent, 'bpmn:Process')) {
    parent = parent.$parent;
  }
  return parent;
}

module.exports = { is, properties, isStep, processOf };
