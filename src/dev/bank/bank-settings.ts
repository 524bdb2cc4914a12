export type BankSettings = {
  /** The application and the seller that may pay here; the same the product is configured with. */
  BANK_APP_ID: string
  BANK_SELLER_ID: string
  BANK_MERCHANT_NAME: string
  /** How many times faster than Alipay's schedule notifications are sent again: `240` makes 4 minutes a second. */
  BANK_NOTIFY_SPEED: string
  /** The bank's own: PKCS #8, base64. */
  BANK_PRIVATE_KEY: string
  /** The product's: SPKI, base64. */
  BANK_MERCHANT_PUBLIC_KEY: string
}
