import { createHash } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ROOT } from '../../src/dev/node/root.ts'

/** Latin, Chinese, and the rare characters that the Chinese font lacks. */
const FAMILIES = ['noto-sans', 'noto-sans-sc', 'noto-sans-jp']
const WEIGHTS = ['400Regular', '700Bold']

/**
 * The environment in which Chromium finds the fonts of the npm packages and no others: the measures of a page do not depend on the
 * fonts of the machine. `STORY_FONTS=latin` leaves out the Chinese ones, to see that pages hold where their glyphs are missing;
 * without any font Chromium ends. Only Chromium on Linux reads it.
 */
export async function fontEnvironment(): Promise<Record<string, string>> {
  const families = process.env.STORY_FONTS === 'latin' ? FAMILIES.slice(0, 1) : FAMILIES
  const checkout = createHash('sha256').update(ROOT).digest('hex').slice(0, 12)
  const folder = join(tmpdir(), `baoming-fonts-${checkout}-${families.length}`)
  const file = join(folder, 'fonts.conf')
  await mkdir(folder, { recursive: true })
  // Several workers may do so at once: each writes the same text.
  await writeFile(file, configuration(folder, families.flatMap(fontFolders)))
  return { FONTCONFIG_FILE: file }
}

function fontFolders(family: string): string[] {
  return WEIGHTS.map((weight) => join(ROOT, 'node_modules/@expo-google-fonts', family, weight))
}

function configuration(folder: string, fonts: readonly string[]): string {
  const prefer = (family: string) =>
    `<alias><family>${family}</family><prefer><family>Noto Sans</family><family>Noto Sans SC</family><family>Noto Sans JP</family></prefer></alias>`
  return [
    '<?xml version="1.0"?>',
    '<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">',
    '<fontconfig>',
    ...fonts.map((font) => `<dir>${font}</dir>`),
    ...['sans-serif', 'serif', 'monospace', 'system-ui'].map(prefer),
    `<cachedir>${join(folder, 'cache')}</cachedir>`,
    '</fontconfig>',
    '',
  ].join('\n')
}
