DROP INDEX `registration_told`;--> statement-breakpoint
CREATE INDEX `registration_untold` ON `registration` (`told_at`) WHERE version = 0;--> statement-breakpoint
CREATE INDEX `registration_open` ON `registration` (`told_at`) WHERE stage IN ('submitted', 'pending', 'returned', 'approved', 'due');--> statement-breakpoint
CREATE INDEX `registration_pay_by` ON `registration` (`pay_by`) WHERE pay_by IS NOT NULL;