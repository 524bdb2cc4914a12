import { type PDFiumDocument, PDFiumLibrary } from '@hyzyla/pdfium'
import type { Box, Mark } from '../../src/documents/pdf/paper.ts'

const library = await PDFiumLibrary.init()

/** Pixels of one page: `light(x, y)` from 0 black to 255 white, in pixels from its top left corner. */
type Picture = { scale: number; width: number; height: number; light(x: number, y: number): number }

/** Draws every page as a reader would. `scale` is pixels to the point. */
export async function render(pdf: Uint8Array, scale = 4): Promise<Picture[]> {
  return withDocument(pdf, async (document) => {
    const pictures: Picture[] = []
    for (const page of document.pages()) {
      const { width, height, data } = await page.render({ scale, render: 'bitmap' })
      const pixels = data.slice()
      const light = (x: number, y: number) => pixels[4 * (y * width + x) + 1] ?? 255
      pictures.push({ scale, width, height, light })
    }
    return pictures
  })
}

/** The text of each page as a reader finds and copies it. */
export async function textOf(pdf: Uint8Array): Promise<string[]> {
  return withDocument(pdf, async (document) => [...document.pages()].map((page) => page.getText()))
}

/** The smallest box around the pixels darker than `under` within `box`, in points; null where there is none. */
export function inkIn(picture: Picture | undefined, box: Box, under = 128): Box | null {
  if (!picture) return null
  const { scale, light } = picture
  let found: { left: number; top: number; right: number; bottom: number } | null = null
  for (let y = Math.floor(box.y * scale); y < (box.y + box.height) * scale; y++) {
    for (let x = Math.floor(box.x * scale); x < (box.x + box.width) * scale; x++) {
      if (light(x, y) >= under) continue
      found ??= { left: x, top: y, right: x, bottom: y }
      found = {
        left: Math.min(found.left, x),
        top: Math.min(found.top, y),
        right: Math.max(found.right, x),
        bottom: Math.max(found.bottom, y),
      }
    }
  }
  if (!found) return null
  const { left, top, right, bottom } = found
  return {
    x: left / scale,
    y: top / scale,
    width: (right + 1 - left) / scale,
    height: (bottom + 1 - top) / scale,
  }
}

/** Characters, blanks apart, in whose box nothing is drawn. */
export function withoutInk(pictures: readonly Picture[], marks: readonly Mark[]): string[] {
  return marks
    .filter(({ character }) => character.trim() !== '')
    .filter((mark) => inkIn(pictures[mark.page - 1], mark) === null)
    .map(({ character }) => character)
}

async function withDocument<Of>(
  pdf: Uint8Array,
  use: (document: PDFiumDocument) => Promise<Of>,
): Promise<Of> {
  const document = await library.loadDocument(pdf)
  try {
    return await use(document)
  } finally {
    document.destroy()
  }
}
