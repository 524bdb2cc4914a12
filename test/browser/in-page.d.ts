export function buildOf(): string
export function flawsOf(): string[]
export function strayHan(): string[]
export function overflow(): string
export function sendEmpty(n: number): void
export function formsHere(): { action: string; post: boolean; asks: boolean }[]
export function unfold(): void
