import type { Centre, Offering, Slot, Windows } from '../../src/catalogue/catalogue.ts'

/** `2027-03-27 09:00` in Beijing. ms */
export function at(time: string): number {
  return Date.parse(`${time.replace(' ', 'T')}:00+08:00`)
}

const windows: Windows = {
  registrationFrom: at('2026-12-15 09:00'),
  registrationUntil: at('2026-12-31 17:00'),
  photoUntil: at('2026-12-31 17:00'),
  reviewUntil: at('2027-01-04 17:00'),
  paymentUntil: at('2027-01-05 17:00'),
}

/** A centre in Zhengzhou, with review. */
export function centre(id: string, name: string, settings: Partial<Centre> = {}): Centre {
  return {
    id,
    provinceId: 'henan',
    name,
    nameEn: `Example Centre ${id}`,
    city: '郑州',
    cityEn: 'Zhengzhou',
    address: '郑州市示例路 1 号',
    addressEn: '1 Shili Road, Zhengzhou',
    phone: '0371-55550032',
    passPending: false,
    payNotice: null,
    payNoticeEn: null,
    review: true,
    classMandatory: false,
    onSite: false,
    onSiteNotice: null,
    onSiteNoticeEn: null,
    money: 'online',
    timeToPayMs: 86_400_000,
    windows,
    ...settings,
  }
}

/** A subject of level two for 80 yuan, with 120 seats. */
export function offering(id: string, where: Centre, code: string, name: string, slot: Slot): Offering {
  const nameEn = `Subject ${code}`
  return { id, centreId: where.id, subject: { code, level: 2, name, nameEn }, slot, fee: 8000, seats: 120 }
}
