import { join } from 'node:path'
import { build } from 'esbuild'
import { ROOT } from '../root.ts'

/** Bundles the entry of a Worker into one file for workerd. */
export async function bundleWorker(entry: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    minify: true,
    keepNames: true,
    format: 'esm',
    write: false,
    external: ['cloudflare:workers', 'node:*'],
    loader: { '.jpg': 'binary' },
    tsconfig: join(ROOT, 'src/tsconfig.json'),
    logLevel: 'error',
  })
  const [file] = outputFiles
  if (!file) throw new Error(`${entry} did not bundle`)
  return file.text
}
