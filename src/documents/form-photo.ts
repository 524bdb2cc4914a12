import type { PDFImage } from 'pdf-lib'
import { type Flow, flowPart } from './form-flow.ts'
import { type Block, blockHeight, HAIR, RULE } from './form-sheet.ts'
import { MM } from './paper.ts'

/** 33 mm wide, 48 mm high (handbook H0, photo rules), with room around it; `cell` is what it takes from the table's width. */
export const PHOTO = { width: 33 * MM, height: 48 * MM, cell: 33 * MM + 14, room: 7 } as const

/** The blocks beside the photo are together at least as high as it. */
export function besideHeight(blocks: readonly Block[], pad: number): number {
  return Math.max(heightOfAll(blocks, pad), PHOTO.height + 2 * PHOTO.room)
}

/** Draws the photo in its cell at the right, and the blocks at its left, stretched to its height. */
export function flowBesidePhoto(flow: Flow, blocks: readonly Block[], photo: PDFImage): void {
  const { paper, table, pad, y } = flow
  const height = besideHeight(blocks, pad)
  const edge = table.x + table.width - PHOTO.cell
  paper.picture(photo, {
    x: edge + (PHOTO.cell - PHOTO.width) / 2,
    y: y + (height - PHOTO.height) / 2,
    width: PHOTO.width,
    height: PHOTO.height,
  })
  paper.line(edge, y, edge, y + height, HAIR, RULE)
  const rows = blocks.reduce((sum, block) => sum + block.rows.length, 0)
  const more = (height - heightOfAll(blocks, pad)) / rows
  for (const block of blocks) flowPart(flow, block, blockHeight(block, pad) + more * block.rows.length)
}

function heightOfAll(blocks: readonly Block[], pad: number): number {
  return blocks.reduce((sum, block) => sum + blockHeight(block, pad), 0)
}
