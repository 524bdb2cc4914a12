/** The 56 ethnic groups by their letter codes, in the order of their numbers (GB/T 3304-1991), then what is none of them. */
export const ETHNIC_GROUPS = [
  ...(['HA', 'MG', 'HU', 'ZA', 'UG', 'MH', 'YI', 'ZH', 'BY', 'CS', 'MA', 'DO', 'YA', 'BA'] as const),
  ...(['TJ', 'HN', 'KZ', 'DA', 'LI', 'LS', 'VA', 'SH', 'GS', 'LH', 'SU', 'DX', 'NX', 'JP'] as const),
  ...(['KG', 'TU', 'DU', 'ML', 'QI', 'BL', 'SL', 'MN', 'GL', 'XB', 'AC', 'PM', 'TA', 'NU'] as const),
  ...(['UZ', 'RS', 'EW', 'DE', 'BN', 'YG', 'GI', 'TT', 'DR', 'OR', 'HZ', 'MB', 'LB', 'JN'] as const),
  'other',
  'foreign-descent',
] as const

export type EthnicGroup = (typeof ETHNIC_GROUPS)[number]
