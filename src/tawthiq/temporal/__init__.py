"""Days, weeks, months and years: descriptions of time, and what they mean on the day of publication. No word of any
language stands here."""
