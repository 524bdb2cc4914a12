import type { Site } from '../site.ts'

export type Role = 'reviewer' | 'centre-administrator' | 'province-administrator' | 'system-administrator'

/** An officer who is logged in, with what the role is bound to. */
export type Officer = {
  id: string
  name: string
  role: Role
  centreId: string | null
  provinceId: string | null
}

export type OfficeSite = Site & { Variables: { staff: Officer } }
