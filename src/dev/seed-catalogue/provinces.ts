import type { province, sittingProvince } from '../../db/schema.ts'
import type { Calendar } from './calendar.ts'
import { SITTING_ID } from './sitting.ts'

/** Where a province does not say otherwise, a subject of levels 1 to 4 costs so much. fen */
const FEES = [8000, 8000, 8000, 8000]

type Own = Omit<typeof sittingProvince.$inferInsert, 'sittingId' | 'provinceId'>

/** `fees` by level. A province without `holds` does not hold the sitting. */
export type SeedProvince = typeof province.$inferInsert & {
  holds?: (calendar: Calendar) => Own
  fees?: readonly number[]
}

export const PROVINCES: SeedProvince[] = [
  { id: 'anhui', name: '安徽省', nameEn: 'Anhui', holds: closes('0551-55550010', 1) },
  { id: 'beijing', name: '北京市', nameEn: 'Beijing', holds: open('010-55550010') },
  { id: 'chongqing', name: '重庆市', nameEn: 'Chongqing', holds: closes('023-55550010', -1) },
  { id: 'fujian', name: '福建省', nameEn: 'Fujian', holds: opens('0591-55550010', 2) },
  { id: 'gansu', name: '甘肃省', nameEn: 'Gansu', holds: opens('0931-55550010', 3) },
  {
    id: 'guangdong',
    name: '广东省',
    nameEn: 'Guangdong',
    holds: open('020-55550010'),
    fees: [6500, 7500, 8500, 8500],
  },
  { id: 'guangxi', name: '广西壮族自治区', nameEn: 'Guangxi', holds: closes('0771-55550010', -2) },
  { id: 'guizhou', name: '贵州省', nameEn: 'Guizhou' },
  { id: 'hainan', name: '海南省', nameEn: 'Hainan' },
  { id: 'hebei', name: '河北省', nameEn: 'Hebei', holds: closes('0311-55550010', 6) },
  { id: 'heilongjiang', name: '黑龙江省', nameEn: 'Heilongjiang' },
  { id: 'henan', name: '河南省', nameEn: 'Henan', holds: open('0371-55550010') },
  { id: 'hubei', name: '湖北省', nameEn: 'Hubei', holds: closes('027-55550010', 9) },
  { id: 'hunan', name: '湖南省', nameEn: 'Hunan', holds: opens('0731-55550010', 1) },
  { id: 'jiangsu', name: '江苏省', nameEn: 'Jiangsu', holds: closes('025-55550010', -1) },
  { id: 'jiangxi', name: '江西省', nameEn: 'Jiangxi' },
  { id: 'jilin', name: '吉林省', nameEn: 'Jilin' },
  { id: 'liaoning', name: '辽宁省', nameEn: 'Liaoning', holds: opens('024-55550010', 5) },
  { id: 'neimenggu', name: '内蒙古自治区', nameEn: 'Inner Mongolia' },
  { id: 'ningxia', name: '宁夏回族自治区', nameEn: 'Ningxia' },
  { id: 'qinghai', name: '青海省', nameEn: 'Qinghai' },
  { id: 'shaanxi', name: '陕西省', nameEn: 'Shaanxi', holds: opens('029-55550010', 4) },
  { id: 'shandong', name: '山东省', nameEn: 'Shandong', holds: open('0531-55550010') },
  { id: 'shanghai', name: '上海市', nameEn: 'Shanghai', holds: closes('021-55550010', -3) },
  { id: 'shanxi', name: '山西省', nameEn: 'Shanxi' },
  { id: 'sichuan', name: '四川省', nameEn: 'Sichuan', holds: open('028-55550010') },
  { id: 'tianjin', name: '天津市', nameEn: 'Tianjin' },
  { id: 'xinjiang', name: '新疆维吾尔自治区', nameEn: 'Xinjiang' },
  { id: 'xizang', name: '西藏自治区', nameEn: 'Xizang' },
  { id: 'yunnan', name: '云南省', nameEn: 'Yunnan' },
  { id: 'zhejiang', name: '浙江省', nameEn: 'Zhejiang', holds: open('0571-55550010') },
]

export function sittingProvinceRows(calendar: Calendar): (typeof sittingProvince.$inferInsert)[] {
  return PROVINCES.flatMap(({ id, holds }) =>
    holds ? [{ sittingId: SITTING_ID, provinceId: id, ...holds(calendar) }] : [],
  )
}

export function feeIn(provinceId: string, level: number): number {
  const fees = PROVINCES.find(({ id }) => id === provinceId)?.fees ?? FEES
  const fee = fees[level - 1]
  if (fee === undefined) throw new RangeError(`No fee for level ${level} in ${provinceId}`)
  return fee
}

function open(phone: string) {
  return (): Own => ({ phone })
}

/** Opens later than the sitting does. */
function opens(phone: string, days: number) {
  return ({ at }: Calendar): Own => ({ phone, registrationFrom: at(days, 9) })
}

/** Closes earlier than the sitting does; what follows registration runs as everywhere. */
function closes(phone: string, days: number) {
  return ({ at }: Calendar): Own => ({
    phone,
    registrationUntil: at(days, 17),
    photoUntil: at(days, 17),
  })
}
