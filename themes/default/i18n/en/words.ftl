# Dates, hours, prices, distances.
month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December
month-short-1 = Jan
month-short-2 = Feb
month-short-3 = Mar
month-short-4 = Apr
month-short-5 = May
month-short-6 = Jun
month-short-7 = Jul
month-short-8 = Aug
month-short-9 = Sep
month-short-10 = Oct
month-short-11 = Nov
month-short-12 = Dec
weekday-monday = Monday
weekday-tuesday = Tuesday
weekday-wednesday = Wednesday
weekday-thursday = Thursday
weekday-friday = Friday
weekday-saturday = Saturday
weekday-sunday = Sunday
weekday-weeks = { $weeks ->
    [odd] the { $weekday }s of odd weeks
    [even] the { $weekday }s of even weeks
    [first] the first { $weekday } of the month
    [second] the second { $weekday } of the month
    [third] the third { $weekday } of the month
    [fourth] the fourth { $weekday } of the month
    [fifth] the fifth { $weekday } of the month
   *[last] the last { $weekday } of the month
}
weekday-short-monday = Mon
weekday-short-tuesday = Tue
weekday-short-wednesday = Wed
weekday-short-thursday = Thu
weekday-short-friday = Fri
weekday-short-saturday = Sat
weekday-short-sunday = Sun
first-of-month = 1
date-long = { $weekday } { $day } { $month } { $year }
date-day = { $weekday } { $day } { $month }
date-short = { $day } { $month } { $year }
date-month = { $month } { $year }
date-day-in-month = { $weekday } { $day }
time = { $hour }:{ $minute }
time-hour = { $hour }:00
price = €{ $euros }.{ $cents }
thousands-separator = ,
distance-near = { $whole }.{ $tenth }{"\u00A0"}km
distance-far = { $km }{"\u00A0"}km

# Words of the closed lists.
status-open = Places available
status-waiting-list = Waiting list
status-full = Full
status-starting = Starting up
status-paused = Paused
status-closed = Closed
audience-all = Open to everyone
audience-students = Student AMAP
audience-company = Company AMAP
kind-fixed = Fixed share
kind-same-each-time = The same at each delivery
kind-variable = Quantities of your choice
kind-prepaid = Amount paid in advance
payment-cheque = Cheque
payment-transfer = Bank transfer
payment-direct-debit = Direct debit
payment-cash = Cash
payment-local-currency = Local currency
label-organic = Organic
label-organic-conversion = In conversion to organic
label-nature-et-progres = Nature & Progrès
label-bio-coherence = Bio Cohérence
label-demeter = Demeter
label-no-pesticides = No pesticides or chemical fertilisers
advert-farm-seeks-amap = Farm seeks AMAP
advert-amap-seeks-farm = AMAP seeks farm
product-vegetables = Vegetables
product-fruit = Fruit
product-bread = Bread
product-eggs = Eggs
product-poultry = Poultry
product-meat = Meat
product-pork = Pork
product-dairy = Dairy
product-cheese = Cheese
product-fish = Fish
product-honey = Honey
product-mushrooms = Mushrooms
product-herbs = Herbs and teas
product-cereals = Flour and pulses
product-oil = Oil
product-drinks = Drinks
product-preserves = Jams and preserves
product-flowers = Flowers and plants
product-other = Other products
