const { is, properties } = require('./moddle.cjs');

const REQUIRED = ['name_de', 'referencePrefix', 'phases', 'startForm'];

/** A process has a kebab-case id, forgets its history in time, and says what people must know of it. */
module.exports = () => ({
  check(node, reporter) {
    if (!is(node, 'bpmn:Process')) {
      return;
    }
    if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(node.id)) {
      reporter.report(node.id, 'Process id must be kebab case');
    }
    if (!node.get('camunda:historyTimeToLive')) {
      reporter.report(node.id, 'Process needs historyTimeToLive');
    }
    const said = properties(node);
    for (const name of REQUIRED.filter((required) => !said[required])) {
      reporter.report(node.id, `Process needs ${name}`);
    }
  },
});
