/** `npm run redrive` looks on this machine; with `-- --cell prod-a` at that cell on AWS. */
const { argv } = process
if (argv.includes('--cell')) {
  argv.splice(2, 0, 'redrive')
  await import('./aws/operate.ts')
} else {
  await import('./local/redrive.ts')
}
