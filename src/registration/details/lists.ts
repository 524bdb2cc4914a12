/** 文化程度, the highest finished or attended. */
export const EDUCATION = [
  'primary',
  'junior-middle',
  'senior-middle',
  'vocational',
  'college',
  'bachelor',
  'master',
  'doctor',
  'other',
] as const

export type Education = (typeof EDUCATION)[number]

/** 职业. */
export const OCCUPATION = [
  'student',
  'teacher',
  'civil-servant',
  'public-institution',
  'company',
  'engineer',
  'finance',
  'medical',
  'services',
  'worker',
  'farmer',
  'military',
  'self-employed',
  'unemployed',
  'retired',
  'other',
] as const

export type Occupation = (typeof OCCUPATION)[number]

/** 培训类型: how the candidate prepared. */
export const TRAINING = ['self-taught', 'school', 'institution', 'employer', 'online', 'other'] as const

export type Training = (typeof TRAINING)[number]
