const { is } = require('./moddle.cjs');

const PREFIXES = [
  ['bpmn:StartEvent', 'StartEvent'],
  ['bpmn:EndEvent', 'EndEvent'],
  ['bpmn:BoundaryEvent', 'BoundaryEvent'],
  ['bpmn:Gateway', 'Gateway'],
  ['bpmn:SubProcess', 'SubProcess'],
  ['bpmn:Task', 'Task'],
  ['bpmn:SequenceFlow', 'Flow'],
  ['bpmn:Message', 'Message'],
  ['bpmn:Error', 'Error'],
];

/** An element's id begins with what it is and goes on with what it says: Task_AssessLead. */
module.exports = () => ({
  check(node, reporter) {
    const prefix = PREFIXES.find(([type]) => is(node, type))?.[1];
    if (prefix && !new RegExp(`^${prefix}_[A-Z][A-Za-z]+$`).test(node.id)) {
      reporter.report(node.id, `Id must be ${prefix}_ and words, such as ${prefix}_AssessLead`);
    }
  },
});
