import { join } from 'node:path'
import { build } from 'esbuild'
import { unstable_readConfig as readConfig } from 'wrangler'
import { ROOT } from '../root.ts'

/** Bundles the entry of a Worker into one file for workerd, with the same replaced libraries as a deployment. */
export async function bundleWorker(entry: string): Promise<string> {
  const { alias } = readConfig({ config: join(ROOT, 'wrangler.toml'), env: '' }, { hideWarnings: true })
  const replaced = Object.entries<string>(alias ?? {}).map(([library, file]) => [library, join(ROOT, file)])
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    minify: true,
    keepNames: true,
    format: 'esm',
    write: false,
    alias: Object.fromEntries(replaced),
    external: ['cloudflare:workers', 'node:*'],
    loader: { '.jpg': 'binary' },
    tsconfig: join(ROOT, 'src/tsconfig.json'),
    logLevel: 'error',
  })
  const [file] = outputFiles
  if (!file) throw new Error(`${entry} did not bundle`)
  return file.text
}
