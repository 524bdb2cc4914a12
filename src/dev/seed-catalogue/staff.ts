import type { staff } from '../../db/schema.ts'

/** A login of the local demonstration, its password in plain words. */
export type DemoStaff = Omit<typeof staff.$inferInsert, 'centreId' | 'provinceId'> & {
  centreId: string | null
  provinceId: string | null
}

const REVIEWING = 'kaodian-shenhe'
const ADMINISTERING = 'kaodian-guanli'

/** Passwords are for everybody to read: they are printed at every start, and exist in local development only. */
export const DEMO_STAFF: DemoStaff[] = [
  reviewer('wang', '王老师', '410032', 'henan'),
  reviewer('zhao', '赵老师', '410032', 'henan'),
  reviewer('li', '李老师', '410058', 'henan'),
  reviewer('zhou', '周老师', '410071', 'henan'),
  reviewer('wu', '吴老师', '410093', 'henan'),
  reviewer('zheng', '郑老师', '410107', 'henan'),
  reviewer('chen', '陈老师', '440021', 'guangdong'),
  reviewer('lin', '林老师', '440052', 'guangdong'),
  reviewer('sun', '孙老师', '110018', 'beijing'),
  {
    id: 'staff-ma',
    login: 'ma',
    name: '马主任',
    password: ADMINISTERING,
    role: 'centre-administrator',
    centreId: '410032',
    provinceId: 'henan',
  },
  {
    id: 'staff-qian',
    login: 'qian',
    name: '钱主任',
    password: ADMINISTERING,
    role: 'centre-administrator',
    centreId: '410085',
    provinceId: 'henan',
  },
  {
    id: 'staff-he',
    login: 'he',
    name: '何处长',
    password: ADMINISTERING,
    role: 'province-administrator',
    centreId: null,
    provinceId: 'henan',
  },
  {
    id: 'staff-gao',
    login: 'gao',
    name: '高工',
    password: ADMINISTERING,
    role: 'system-administrator',
    centreId: null,
    provinceId: null,
  },
]

function reviewer(login: string, name: string, centreId: string, provinceId: string): DemoStaff {
  return { id: `staff-${login}`, login, name, password: REVIEWING, role: 'reviewer', centreId, provinceId }
}
