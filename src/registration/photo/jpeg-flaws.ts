/**
 * The flaws that make a file unsound as a JPEG (ITU-T T.81). Where T.81 and libjpeg-turbo, the decoder in most browsers,
 * disagree, the stricter one counts, unless phones and cameras are known to write it the other way.
 */
export type Flaw =
  | 'not-jpeg' // does not begin FF D8 FF
  | 'cut-off' // ends inside a segment, inside a scan, or before the end marker
  | 'junk' // bytes between segments that belong to none, FF 00 among them
  | 'segment-length' // a length below 2, or one that does not fit what the segment holds
  | 'segments' // more segments than any camera writes
  | 'marker' // a marker that has no place where it stands, or none at all
  | 'process' // lossless, arithmetic, hierarchical, JPEG-LS: browsers cannot show them
  | 'frame' // no frame header, two of them, or one after the first scan
  | 'precision' // not 8 bits a sample
  | 'components' // neither one nor three
  | 'sampling' // sampling factors outside 1 to 4, or in ratios no decoder supports
  | 'size' // a side of 0, or more than anything may claim
  | 'quantization' // a quantization table is malformed or missing
  | 'huffman' // a Huffman table is malformed or missing
  | 'scan' // a scan header is malformed, or a component has no scan
  | 'progression' // progressive scans that do not build on each other
  | 'scans' // so many scans that decoding would take unreasonably long
  | 'scan-short' // fewer bytes than the claimed size needs even at one bit a block
  | 'restart' // restart markers missing, surplus or out of order
  | 'trailing' // something that is neither padding nor a camera's own trailer follows the end
