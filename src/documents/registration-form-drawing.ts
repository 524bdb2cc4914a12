import type { PDFImage } from 'pdf-lib'
import { documents as en } from '../../views/words/en/documents.ts'
import { documents as zh } from '../../views/words/zh-CN/documents.ts'
import { declarationOf, drawDeclaration } from './form-declaration.ts'
import { BOTTOM, drawFoot, drawHead, drawNextHead } from './form-head.ts'
import { type Block, blockHeight, drawBlock, HAIR, layBlock, RULE, tableOf } from './form-sheet.ts'
import { A4, MM, type Paper } from './paper.ts'
import type { Content } from './registration-form-content.ts'

export type Things = { photo: PDFImage; checkUrl: string; english: boolean }

/** Draws the form on one sheet, loosely where there is room; what does not fit goes on the next one. */
export function drawRegistrationForm(paper: Paper, content: Content, things: Things): void {
  const table = tableOf(things.english)
  const beside = content.beside.map((section) => layBlock(paper, table, section, PHOTO.cell))
  const blocks = merged(content).map((section) => layBlock(paper, table, section))
  const declaration = declarationOf(paper, table)
  const bottom = A4.height - BOTTOM
  paper.turn()
  let y = drawHead(paper, table, content, things.checkUrl)
  let top = y
  const heightWith = (pad: number) =>
    [...blocks.map((block) => blockHeight(block, pad)), besideHeight(beside, pad), declaration.height].reduce(
      (a, b) => a + b,
    )
  const pad = PADS.find((some) => y + heightWith(some) <= bottom) ?? PAD_OF_TWO_SHEETS

  const close = () => paper.frame({ x: table.x, y: top, width: table.width, height: y - top }, 1)
  const turn = () => {
    close()
    paper.turn()
    top = y = drawNextHead(paper, table, content)
  }
  const draw = (block: Block) => {
    const height = blockHeight(block, pad)
    drawBlock(paper, table, block, y, pad, height)
    y += height
  }

  const photoHeight = besideHeight(beside, pad)
  const extra =
    (photoHeight - heightOfAll(beside, pad)) / beside.reduce((rows, block) => rows + block.rows.length, 0)
  paper.picture(things.photo, {
    x: table.x + table.width - PHOTO.cell + (PHOTO.cell - PHOTO.width) / 2,
    y: y + (photoHeight - PHOTO.height) / 2,
    width: PHOTO.width,
    height: PHOTO.height,
  })
  const edge = table.x + table.width - PHOTO.cell
  paper.line(edge, y, edge, y + photoHeight, HAIR, RULE)
  for (const block of beside) {
    const height = blockHeight(block, pad) + extra * block.rows.length
    drawBlock(paper, table, block, y, pad, height)
    y += height
  }
  for (const block of blocks) {
    if (y + blockHeight(block, pad) > bottom && blockHeight(block, pad) < HALF) turn()
    let rest = block
    while (rest.rows.length > 0) {
      const fit = rowsThatFit(rest, pad, bottom - y)
      if (fit === 0) turn()
      const rows = rest.rows.slice(0, fit)
      if (rows.length > 0) draw({ ...rest, rows })
      rest = { ...rest, rows: rest.rows.slice(fit) }
    }
  }
  if (y + declaration.height > bottom) turn()
  // On one sheet the declaration takes what room is left, so that the form fills its page as a printed one does.
  const height = Math.min(bottom - y, declaration.height + MOST_ROOM_TO_SIGN)
  drawDeclaration(paper, table, declaration, y, height)
  y += height
  close()
  drawFoot(paper, table, [zh, ...(things.english ? [en] : [])])
}

/** Section by section, neighbours of one name together. */
function merged(content: Content): Content['below'] {
  const choices = content.below.find(({ id }) => id === content.subjects.id)
  return [
    ...content.below.map((section) =>
      section === choices ? { ...section, rows: [...section.rows, ...content.subjects.rows] } : section,
    ),
    ...content.after,
  ]
}

function heightOfAll(blocks: readonly Block[], pad: number): number {
  return blocks.reduce((sum, block) => sum + blockHeight(block, pad), 0)
}

/** The sections beside the photo are together at least as high as it. */
function besideHeight(blocks: readonly Block[], pad: number): number {
  return Math.max(heightOfAll(blocks, pad), PHOTO.height + 2 * PHOTO.room)
}

function rowsThatFit(block: Block, pad: number, room: number): number {
  for (let fit = block.rows.length; fit > 0; fit--) {
    if (blockHeight({ ...block, rows: block.rows.slice(0, fit) }, pad) <= room) return fit
  }
  return 0
}

/** 33 mm wide, 48 mm high (H0, photo rules). */
const PHOTO = { width: 33 * MM, height: 48 * MM, cell: 33 * MM + 14, room: 7 } as const

const PADS = Array.from({ length: 26 }, (_, i) => 8.5 - i * 0.25)
const PAD_OF_TWO_SHEETS = 6
const HALF = 400
const MOST_ROOM_TO_SIGN = 24
