import chenSi from '../photos/chen-si.jpg'
import greyBackground from '../photos/grey-background.jpg'
import liXiaoming from '../photos/li-xiaoming.jpg'
import maimaitiAili from '../photos/maimaiti-aili.jpg'
import wangJianguo from '../photos/wang-jianguo.jpg'
import zhangMin from '../photos/zhang-min.jpg'
import type { DemoCandidate } from './demo-candidate.ts'

export const PHOTOS: Record<DemoCandidate['photo'], ArrayBuffer> = {
  'chen-si': chenSi,
  'grey-background': greyBackground,
  'li-xiaoming': liXiaoming,
  'maimaiti-aili': maimaitiAili,
  'wang-jianguo': wangJianguo,
  'zhang-min': zhangMin,
}
