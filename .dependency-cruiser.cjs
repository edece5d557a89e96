// The layers, from the bottom up. Each rule's comment says where the code belongs instead.
module.exports = {
  forbidden: [
    {
      name: 'no-circular',
      severity: 'error',
      comment: 'Move the shared noun one layer down.',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-orphans',
      severity: 'error',
      comment: 'Nothing uses this file: delete it.',
      from: {
        orphan: true,
        pathNot: [
          '\\.config\\.ts$',
          '\\.d\\.ts$',
          '^\\.',
          '^infra/local/playground/',
          '^infra/aws/proof/(loop|empty)',
        ],
      },
      to: {},
    },
    { name: 'not-to-unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'domain-stands-alone',
      severity: 'error',
      comment: 'Domain rules are pure: pass values in.',
      from: { path: '^shared/domain' },
      to: { path: '^(functions|infra|shared/(?!domain))' },
    },
    {
      name: 'shared-below-functions',
      severity: 'error',
      comment: 'What both need belongs in shared/.',
      from: { path: '^shared' },
      to: { path: '^(functions|infra)' },
    },
    {
      name: 'layers-beside-each-other',
      severity: 'error',
      comment:
        'Store, telegram and words know the domain alone; a view may know words and telegram.',
      from: { path: '^shared/(store|queue|telegram|words|pictures)/' },
      to: { path: '^shared/(?!domain)', pathNot: '^shared/$1/' },
    },
    {
      name: 'views-do-not-read',
      severity: 'error',
      comment: 'A view is given its values; the caller reads them.',
      from: { path: '^shared/views' },
      to: { path: '^shared/store' },
    },
    {
      name: 'entries-apart',
      severity: 'error',
      comment: 'Each function is a bundle of its own; what two need belongs in shared/.',
      from: { path: '^functions/([^/]+)/' },
      to: { path: '^functions/', pathNot: '^functions/$1/' },
    },
    {
      name: 'verbs-apart',
      severity: 'error',
      comment: 'A verb never imports another verb; what two need belongs in shared/.',
      from: { path: '^functions/([^/]+)/(commands|jobs|messages|followers)/([^/]+)/' },
      to: {
        path: '^functions/$1/(commands|jobs|messages|followers)/',
        pathNot: '^functions/$1/$2/$3/',
      },
    },
    {
      name: 'no-infra-in-functions',
      severity: 'error',
      comment: 'Hosts drive the functions, never the other way.',
      from: { path: '^functions' },
      to: { path: '^infra' },
    },
    {
      name: 'pictures-out-of-webhook',
      severity: 'error',
      comment: 'The renderer is heavy: queue a message, deliver draws it.',
      from: { path: '^functions/webhook' },
      to: { path: '^shared/pictures', reachable: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    parser: 'swc',
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'node', 'default'],
      extensions: ['.ts', '.js', '.mjs', '.json', '.d.ts'],
    },
  },
}
