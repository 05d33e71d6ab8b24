// Greenroom's own rules for process models; the deployer holds models to the same ones.
const names = [
  'conventional-id',
  'explained-step',
  'external-topic',
  'process-conventions',
  'questioning-gateway',
];

module.exports = {
  rules: Object.fromEntries(names.map((name) => [name, `./rules/${name}.cjs`])),
  configs: {
    recommended: {
      rules: Object.fromEntries(names.map((name) => [`greenroom/${name}`, 'error'])),
    },
  },
};
