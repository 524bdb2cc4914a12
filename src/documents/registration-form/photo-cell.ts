import type { PDFImage } from 'pdf-lib'
import { MM } from '../pdf/paper.ts'
import { placePart, type SheetPosition } from './sheets.ts'
import { type Block, blockHeight, HAIRLINE, RULE_GREY } from './table.ts'

/** 33 mm wide, 48 mm high (handbook H0, photo rules), with room around it. `cell` is the width it takes from the table. */
export const PHOTO_CELL = { width: 33 * MM, height: 48 * MM, cell: 33 * MM + 14, room: 7 } as const

/** The height of the blocks beside the photo, together at least that of the photo. */
export function besideHeight(blocks: readonly Block[], pad: number): number {
  return Math.max(heightOfAll(blocks, pad), PHOTO_CELL.height + 2 * PHOTO_CELL.room)
}

/** Draws the photo in its cell on the right, and the blocks on its left, stretched to its height. */
export function placeBesidePhoto(position: SheetPosition, blocks: readonly Block[], photo: PDFImage): void {
  const { paper, table, pad, y } = position
  const height = besideHeight(blocks, pad)
  const edge = table.x + table.width - PHOTO_CELL.cell
  paper.drawPicture(photo, {
    x: edge + (PHOTO_CELL.cell - PHOTO_CELL.width) / 2,
    y: y + (height - PHOTO_CELL.height) / 2,
    width: PHOTO_CELL.width,
    height: PHOTO_CELL.height,
  })
  paper.drawLine(edge, y, edge, y + height, HAIRLINE, RULE_GREY)
  const rows = blocks.reduce((sum, block) => sum + block.rows.length, 0)
  const more = (height - heightOfAll(blocks, pad)) / rows
  for (const block of blocks) placePart(position, block, blockHeight(block, pad) + more * block.rows.length)
}

function heightOfAll(blocks: readonly Block[], pad: number): number {
  return blocks.reduce((sum, block) => sum + blockHeight(block, pad), 0)
}
