CREATE TABLE `receipt` (
	`sitting_id` text NOT NULL,
	`centre_id` text NOT NULL,
	`number` text NOT NULL,
	`registration_id` text NOT NULL,
	`claimed_at` integer NOT NULL,
	PRIMARY KEY(`sitting_id`, `centre_id`, `number`)
);
--> statement-breakpoint
ALTER TABLE `registration` ADD `last_four` text GENERATED ALWAYS AS (substr(masked_number, -4)) VIRTUAL;--> statement-breakpoint
ALTER TABLE `registration` ADD `due_at` integer;--> statement-breakpoint
CREATE INDEX `registration_name` ON `registration` (`sitting_id`,`centre_id`,`name`,`id`) WHERE first_submitted_at IS NOT NULL;--> statement-breakpoint
CREATE INDEX `registration_last_four` ON `registration` (`sitting_id`,`centre_id`,`last_four`,`name`,`id`) WHERE first_submitted_at IS NOT NULL;--> statement-breakpoint
CREATE INDEX `registration_due` ON `registration` (`due_at`) WHERE due_at IS NOT NULL;--> statement-breakpoint
CREATE INDEX `registration_unsent` ON `registration` (`sitting_id`,`centre_id`,`stage`,`projected_at`) WHERE stage IN ('submitted', 'returned') AND photo_hash IS NOT NULL;--> statement-breakpoint
ALTER TABLE `sitting_centre` ADD `pass_pending` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `sitting_centre` ADD `pay_notice` text;--> statement-breakpoint
ALTER TABLE `sitting_centre` ADD `pay_notice_en` text;--> statement-breakpoint
ALTER TABLE `trade` ADD `platform_no` text;--> statement-breakpoint
ALTER TABLE `trade` ADD `refund_why` text;--> statement-breakpoint
ALTER TABLE `trade` ADD `refunding_since` integer;--> statement-breakpoint
ALTER TABLE `trade` ADD `refusal` text;--> statement-breakpoint
ALTER TABLE `trade` ADD `refunded_at_platform` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `trade` ADD `question` text;--> statement-breakpoint
CREATE INDEX `trade_counter` ON `trade` (`centre_id`,`opened_at`,`no`) WHERE gateway = 'centre';--> statement-breakpoint
CREATE INDEX `trade_question` ON `trade` (`question`,`opened_at`) WHERE question IS NOT NULL;--> statement-breakpoint
ALTER TABLE `unmatched_money` ADD `closed_at` integer;--> statement-breakpoint
ALTER TABLE `unmatched_money` ADD `closed_by` text;--> statement-breakpoint
ALTER TABLE `unmatched_money` ADD `closed_reason` text;