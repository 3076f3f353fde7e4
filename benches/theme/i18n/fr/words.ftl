# The words in which the site that this one is compared with says the same things.
month-1 = 01
month-2 = 02
month-3 = 03
month-4 = 04
month-5 = 05
month-6 = 06
month-7 = 07
month-8 = 08
month-9 = 09
month-10 = 10
month-11 = 11
month-12 = 12
first-of-month = 1
date-short = { $day }/{ $month }/{ $year }
label-organic = AB
label-organic-conversion = en conversion
