import type { Entrance, Notice, Province, Sitting, Windows } from '../../src/catalogue/catalogue.ts'
import { shanghaiTime } from '../views/page-context.ts'

/** The windows of the sitting of March 2027, as announced. */
export const WINDOWS: Windows = {
  registrationFrom: shanghaiTime('2026-12-15T09:00:00'),
  registrationUntil: shanghaiTime('2026-12-31T17:00:00'),
  photoUntil: shanghaiTime('2026-12-31T17:00:00'),
  reviewUntil: shanghaiTime('2027-01-04T17:00:00'),
  paymentUntil: shanghaiTime('2027-01-05T17:00:00'),
}

export const MARCH: Sitting = {
  id: 'ncre-79',
  name: '2027年3月考次',
  nameEn: 'March 2027 sitting',
  windows: WINDOWS,
  ticketFrom: shanghaiTime('2027-03-15T09:00:00'),
  ticketUntil: shanghaiTime('2027-03-29T18:00:00'),
  examFrom: shanghaiTime('2027-03-27T09:00:00'),
  examUntil: shanghaiTime('2027-03-30T00:00:00'),
  holdMs: 72 * 3_600_000,
  timeToPayMs: 24 * 3_600_000,
  graceMs: 120_000,
  reapprovals: 2,
  keepPhotosMs: 180 * 86_400_000,
  maxSubjects: 3,
}

export const HENAN: Province = {
  id: 'henan',
  name: '河南省',
  nameEn: 'Henan',
  phone: '0371-55550010',
  windows: WINDOWS,
}

/** Opens five days later than the sitting. */
export const FUJIAN: Province = {
  id: 'fujian',
  name: '福建省',
  nameEn: 'Fujian',
  phone: '0591-55550010',
  windows: { ...WINDOWS, registrationFrom: shanghaiTime('2026-12-20T09:00:00') },
}

/** Closes ten days earlier than the sitting. */
export const GUANGXI: Province = {
  id: 'guangxi',
  name: '广西壮族自治区',
  nameEn: 'Guangxi',
  phone: '0771-55550010',
  windows: { ...WINDOWS, registrationUntil: shanghaiTime('2026-12-17T17:00:00') },
}

export const GUIZHOU = { id: 'guizhou', name: '贵州省', nameEn: 'Guizhou' }

export const ENTRANCE: Entrance = {
  revision: 1,
  sittings: [{ sitting: MARCH, provinces: [FUJIAN, GUANGXI, HENAN] }],
  provincesWithoutSitting: [GUIZHOU],
}

export const ANNOUNCEMENT: Notice = {
  provinceId: 'henan',
  kind: 'announcement',
  version: 2,
  title: '河南省2027年3月考次报名公告',
  titleEn: 'Henan, March 2027 sitting: announcement',
  body: '本考次采用网上报名。\n## 考点\n- 郑州\n- 洛阳',
  bodyEn: 'Registration is online.\n## Centres\n- Zhengzhou\n- Luoyang',
  changes: '报名延长到 12月31日',
  changesEn: 'registration extended to 31 Dec',
  publishedAt: shanghaiTime('2026-12-16T09:30:00'),
}
