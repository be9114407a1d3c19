// Makes `npx spoor` run the build of this checkout: npm links the commands of dependencies into
// node_modules/.bin, but not those of the package itself.
import { chmodSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'

const folder = new URL('../node_modules/.bin/', import.meta.url)
mkdirSync(folder, { recursive: true })
chmodSync(new URL('../dist/cli.js', import.meta.url), 0o755)
const link = new URL('spoor', folder)
rmSync(link, { force: true })
if (process.platform === 'win32') {
  writeFileSync(new URL('spoor.cmd', folder), '@node "%~dp0\\..\\..\\dist\\cli.js" %*\r\n')
} else symlinkSync('../../dist/cli.js', link)
