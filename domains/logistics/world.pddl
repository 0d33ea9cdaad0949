(define (problem three-cities)
  (:domain logistics)
  (:objects
    berlin kyoto lima - city
    berlin-depot kyoto-depot lima-depot - depot
    berlin-airport kyoto-airport lima-airport - airport
    berlin-van kyoto-van lima-van - van
    heron swift - plane
    parcel-1 parcel-2 parcel-3 parcel-4 parcel-5 parcel-6 - parcel)
  (:init
    (part-of berlin-depot berlin) (part-of berlin-airport berlin)
    (part-of kyoto-depot kyoto) (part-of kyoto-airport kyoto)
    (part-of lima-depot lima) (part-of lima-airport lima)
    (at berlin-van berlin-depot) (at kyoto-van kyoto-airport) (at lima-van lima-depot)
    (at heron berlin-airport) (at swift lima-airport)
    (at parcel-1 berlin-depot) (at parcel-2 berlin-depot) (at parcel-3 kyoto-depot)
    (at parcel-4 lima-depot) (at parcel-5 lima-airport) (at parcel-6 kyoto-airport))
  (:goal (and)))
