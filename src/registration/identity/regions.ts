// Region codes at the head of a citizen's number (GB/T 2260, every edition since 1980). Counties are split and
// renamed every year while numbers stay for life, so a list of today's counties would refuse true numbers: this table keeps
// how far each province ever counted its cities (from 01) and its prefectures, leagues and autonomous
// prefectures (from 21).

/** Whether the first six digits can be a region of the mainland. */
export function isRegion(six: string): boolean {
  const province = PROVINCES[six.slice(0, 2)]
  if (!province || !/^\d{6}$/.test(six)) return false
  const [cities, prefectures] = province
  const middle = Number(six.slice(2, 4))
  const known =
    (middle >= 1 && middle <= cities) ||
    (middle >= 21 && middle <= prefectures) ||
    (middle === DIRECTLY_GOVERNED && prefectures > 0) ||
    OTHER_REGIONS.includes(six.slice(0, 4))
  return known && (!six.endsWith('00') || WITHOUT_COUNTIES.includes(six))
}

/** Whether two digits are a province, autonomous region or municipality of the mainland. */
export function isProvince(two: string): boolean {
  return Object.hasOwn(PROVINCES, two)
}

/** Region codes of the residence permit for Hong Kong, Macau and Taiwan (State Council, Guobanfa 2018 No. 81). */
export function isHkMacauTaiwan(six: string): boolean {
  return six === '810000' || six === '820000' || six === '830000'
}

/** County-level cities that a province governs itself. */
const DIRECTLY_GOVERNED = 90

/** Chaozhou, Jieyang, Yunfu; Fuling; counties of Hainan before 2003. */
const OTHER_REGIONS = ['4451', '4452', '4453', '5170', '4600']

/** Jiayuguan, Dongguan, Zhongshan, Danzhou: cities without districts and counties. */
const WITHOUT_COUNTIES = ['620200', '441900', '442000', '460400']

/** Highest number of a city, highest number of a prefecture. */
const PROVINCES: Record<string, readonly [cities: number, prefectures: number] | undefined> = {
  11: [2, 0],
  12: [2, 0],
  13: [11, 31],
  14: [11, 27],
  15: [9, 29],
  21: [14, 23],
  22: [8, 24],
  23: [12, 27],
  31: [2, 0],
  32: [13, 27],
  33: [11, 27],
  34: [18, 29],
  35: [9, 27],
  36: [11, 26],
  37: [17, 29],
  41: [18, 30],
  42: [13, 28],
  43: [13, 31],
  44: [20, 29],
  45: [14, 28],
  46: [4, 22],
  50: [4, 0],
  51: [20, 39],
  52: [6, 29],
  53: [9, 35],
  54: [7, 28],
  61: [10, 28],
  62: [12, 30],
  63: [3, 28],
  64: [5, 23],
  65: [5, 43],
}
