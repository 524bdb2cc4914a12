import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { build } from 'esbuild'
import { buildFonts } from './build-fonts.ts'
import { ROOT } from './root.ts'

/** Everything in `static/built`: the scripts of the browser and the fonts of the documents. Repeatable. */
export async function buildStatic(root: string): Promise<void> {
  const out = join(root, 'static', 'built')
  await mkdir(out, { recursive: true })
  await build({
    entryPoints: {
      site: join(root, 'src/browser/site.ts'),
      photo: join(root, 'src/browser/photo.ts'),
      keys: join(root, 'src/browser/keys.ts'),
    },
    outdir: out,
    bundle: true,
    minify: true,
    format: 'iife',
    target: 'es2020',
    logLevel: 'error',
  })
  await buildFonts(root)
  await writeFile(join(out, 'README'), 'Made by src/dev/node/build.ts; not to be edited.\n')
}

if (import.meta.main) await buildStatic(ROOT)
