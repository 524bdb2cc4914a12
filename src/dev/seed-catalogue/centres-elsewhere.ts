import { formatFullDay } from '../../../views/dates.ts'
import { DAY } from './calendar.ts'
import type { SeedCentre } from './centre.ts'

export const GUANGDONG: SeedCentre[] = [
  {
    id: '440021',
    provinceId: 'guangdong',
    name: '岭南示例大学',
    nameEn: 'Lingnan Example University',
    city: '广州',
    cityEn: 'Guangzhou',
    phone: '020-55550021',
    address: '广州市番禺区示例东路21号 岭南示例大学公共实验楼',
    addressEn: 'Public Laboratory Building, 21 Shili Road East, Panyu District, Guangzhou',
    settings: () => ({ review: true }),
    opens: '15:200 18:100 24:240 28:90 61:90 64:60 65:400 66:300 67:200 35:60 36:60 38:40 41:40 42:40',
  },
  {
    id: '440035',
    provinceId: 'guangdong',
    name: '鹏城示例职业技术学院',
    nameEn: 'Pengcheng Example Polytechnic',
    city: '深圳',
    cityEn: 'Shenzhen',
    phone: '0755-55550035',
    address: '深圳市南山区示例大道35号 鹏城示例职业技术学院信息楼',
    addressEn: 'Information Building, 35 Shili Avenue, Nanshan District, Shenzhen',
    settings: () => ({ classMandatory: true }),
    opens: '14:80 15:120 16:60 18:60 63:60 65:240 66:180 71:30 46:20',
  },
  {
    id: '440052',
    provinceId: 'guangdong',
    name: '西江示例学院',
    nameEn: 'Xijiang Example College',
    city: '肇庆',
    cityEn: 'Zhaoqing',
    phone: '0758-55550052',
    address: '肇庆市端州区示例路52号 西江示例学院图书馆机房',
    addressEn: 'Library Computer Rooms, 52 Shili Road, Duanzhou District, Zhaoqing',
    settings: ({ at }) => ({
      review: true,
      onSite: true,
      money: 'centre',
      timeToPayMs: 10 * DAY,
      onSiteNotice: [
        `${formatFullDay(at(14, 9), 'zh-CN')}至${formatFullDay(at(16, 9), 'zh-CN')}，每天8:30至16:30，请到图书馆一楼机房现场确认。`,
        '报名费在现场缴纳，当场开收据。请带身份证件原件。',
      ].join('\n'),
      onSiteNoticeEn: [
        `Please come to the computer rooms on the ground floor of the library from ${formatFullDay(at(14, 9), 'en')} to ${formatFullDay(at(16, 9), 'en')}, between 8:30 and 16:30.`,
        'The fee is paid there and you get a receipt. Bring your identity document.',
      ].join('\n'),
    }),
    opens: '14:40 15:60 24:60 29:30 65:80 66:40',
  },
]

export const BEIJING: SeedCentre[] = [
  {
    id: '110018',
    provinceId: 'beijing',
    name: '燕山示例大学',
    nameEn: 'Yanshan Example University',
    city: '海淀',
    cityEn: 'Haidian',
    phone: '010-55550018',
    address: '北京市海淀区示例西路18号 燕山示例大学计算中心',
    addressEn: 'Computing Centre, 18 Shili Road West, Haidian District, Beijing',
    settings: () => ({ review: true }),
    opens: '15:90 17:60 18:60 24:180 28:60 61:60 65:180 66:240 68:40 35:40 36:40 39:30 41:30 44:30',
  },
  {
    id: '110026',
    provinceId: 'beijing',
    name: '永定示例学院',
    nameEn: 'Yongding Example College',
    city: '大兴',
    cityEn: 'Daxing',
    phone: '010-55550026',
    address: '北京市大兴区示例南街26号 永定示例学院教学楼四层',
    addressEn: 'Teaching Building, 4th floor, 26 Shili Street South, Daxing District, Beijing',
    opens: '14:60 15:90 24:90 29:45 65:150 66:120 67:90',
  },
]

/** One ordinary centre for each of the other provinces, so that none of them is a dead end once it opens. */
export const ELSEWHERE: SeedCentre[] = [
  plain(
    '340012',
    'anhui',
    ['江淮示例大学', '合肥', '0551-55550012'],
    ['Jianghuai Example University', 'Hefei'],
  ),
  plain(
    '500014',
    'chongqing',
    ['巴渝示例大学', '渝中', '023-55550014'],
    ['Bayu Example University', 'Yuzhong'],
  ),
  plain(
    '350016',
    'fujian',
    ['闽江示例学院', '福州', '0591-55550016'],
    ['Minjiang Example College', 'Fuzhou'],
  ),
  plain(
    '620011',
    'gansu',
    ['陇原示例大学', '兰州', '0931-55550011'],
    ['Longyuan Example University', 'Lanzhou'],
  ),
  plain(
    '450013',
    'guangxi',
    ['邕江示例学院', '南宁', '0771-55550013'],
    ['Yongjiang Example College', 'Nanning'],
  ),
  plain(...(['130017', 'hebei', ['滹沱示例学院', '石家庄', '0311-55550017']] as const), [
    'Hutuo Example College',
    'Shijiazhuang',
  ]),
  plain(
    '420019',
    'hubei',
    ['江汉示例大学', '武汉', '027-55550019'],
    ['Jianghan Example University', 'Wuhan'],
  ),
  plain(
    '430015',
    'hunan',
    ['麓山示例大学', '长沙', '0731-55550015'],
    ['Lushan Example University', 'Changsha'],
  ),
  plain(
    '320018',
    'jiangsu',
    ['钟山示例大学', '南京', '025-55550018'],
    ['Zhongshan Example University', 'Nanjing'],
  ),
  plain(
    '210012',
    'liaoning',
    ['浑河示例学院', '沈阳', '024-55550012'],
    ['Hunhe Example College', 'Shenyang'],
  ),
  plain(
    '610021',
    'shaanxi',
    ['秦川示例大学', '西安', '029-55550021'],
    ['Qinchuan Example University', "Xi'an"],
  ),
  plain(
    '370024',
    'shandong',
    ['历山示例大学', '济南', '0531-55550024'],
    ['Lishan Example University', 'Jinan'],
  ),
  plain(
    '310011',
    'shanghai',
    ['申江示例大学', '杨浦', '021-55550011'],
    ['Shenjiang Example University', 'Yangpu'],
  ),
  plain(
    '510023',
    'sichuan',
    ['锦江示例大学', '成都', '028-55550023'],
    ['Jinjiang Example University', 'Chengdu'],
  ),
  plain(
    '330022',
    'zhejiang',
    ['钱江示例大学', '杭州', '0571-55550022'],
    ['Qianjiang Example University', 'Hangzhou'],
  ),
]

function plain(
  id: string,
  provinceId: string,
  [name, city, phone]: readonly [string, string, string],
  [nameEn, cityEn]: readonly [string, string],
): SeedCentre {
  const number = Number(id.slice(-2))
  return {
    id,
    provinceId,
    name,
    nameEn,
    city,
    cityEn,
    phone,
    address: `${city}示例路${number}号 ${name}教学楼`,
    addressEn: `Teaching Building, ${number} Shili Road, ${cityEn}`,
    opens: '14:60 15:90 24:120 65:150 66:120 35:30',
  }
}
