/** The 56 ethnic groups by their letter codes, in the order of their numbers (GB/T 3304-1991), then two answers for others. */
// biome-ignore format: a table of two-letter codes
export const ETHNIC_GROUPS = [
  'HA', 'MG', 'HU', 'ZA', 'UG', 'MH', 'YI', 'ZH', 'BY', 'CS', 'MA', 'DO', 'YA', 'BA',
  'TJ', 'HN', 'KZ', 'DA', 'LI', 'LS', 'VA', 'SH', 'GS', 'LH', 'SU', 'DX', 'NX', 'JP',
  'KG', 'TU', 'DU', 'ML', 'QI', 'BL', 'SL', 'MN', 'GL', 'XB', 'AC', 'PM', 'TA', 'NU',
  'UZ', 'RS', 'EW', 'DE', 'BN', 'YG', 'GI', 'TT', 'DR', 'OR', 'HZ', 'MB', 'LB', 'JN',
  'other', 'foreign-descent',
] as const

export type EthnicGroup = (typeof ETHNIC_GROUPS)[number]
