/** One Chinese character: unified ideographs with extensions A to J, compatibility ideographs, 々 and 〇 (Unicode 17). */
export const CHINESE_CHARACTER =
  '[\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufaff\\u3005\\u3007' +
  '\\u{20000}-\\u{2a6df}\\u{2a700}-\\u{2ee5d}\\u{2f800}-\\u{2fa1f}\\u{30000}-\\u{33479}]'

/** A variation selector: follows a Chinese character and chooses its shape. */
export const VARIATION_SELECTOR = '[\\ufe00-\\ufe0f\\u{e0100}-\\u{e01ef}]'

/** A Latin letter with the marks on it, however they were typed. */
export const LATIN_LETTER = '(?=\\p{L})\\p{Script=Latin}[\\u0300-\\u036f]*'

/**
 * Characters that GBK and early GB 18030 had no code for and Windows put into the private use area, and radicals that come
 * with text copied from a PDF: to what they stand for (GB 18030-2005, table D.1, and -2022). Others stay.
 */
export function withoutPrivateUse(text: string): string {
  return text.replace(/[\ue815-\ue864\u2f00-\u2fd5]/g, (character) => {
    if (character < '\u3000') return character.normalize('NFKC')
    const meant = GBK[character.charCodeAt(0) - 0xe815]
    return meant && meant !== '?' ? meant : character
  })
}

/** U+E815 to U+E864 in order; `?` for radicals, which are no part of a name. */
const GBK = [
  ...'?𠂇𠂉𠃌?㑳㑇??龴㖞㘚㘎??㥮㤘龵㧏㧟㩳㧐龶龷㭎㱮㳠?𡗗龸?䁖䅟?䌷???𢦏䎱䎬?䏝䓖䙡䙌龹',
  ...'䜣䜩䝼䞍?䥇䥺䥽䦂䦃䦅䦆䦟䦛䦷䦶龺𤇾䲣䲟䲠䲡䱷䲢䴓䴔䴕䴖䴗䴘䴙䶮龻',
]
