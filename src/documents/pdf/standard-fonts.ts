// In place of `@pdf-lib/standard-fonts` (wrangler.toml, [alias]): the fourteen fonts that every reader of PDF has know no Chinese, and no
// document of ours uses them. Their tables would be a fifth of the Worker.

/** pdf-lib reads both while it is loaded. */
export const FontNames = {}
export const Encodings = { Symbol: undefined, ZapfDingbats: undefined, WinAnsi: undefined }

export const Font = {
  load(name: string): never {
    throw new Error(`the font ${name} is not part of this Worker: embed one`)
  },
}
