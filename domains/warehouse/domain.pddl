; A warehouse with one kind of robot: it drives, lifts one load at a time, puts it down, weighs,
; looks what is on a place, ships from a dock, and charges. Costs are seconds.
(define (domain warehouse)
  (:requirements :strips :typing :negative-preconditions :universal-preconditions
                 :disjunctive-preconditions :numeric-fluents :action-costs)

  (:types
    place movable sku aisle colour person - object
    shelf dock table charger room cage - place      ; where loads can stand and robots can stop
    load robot - movable
    box crate pallet piece - load                   ; one load, whatever is in it
    fruit food drink chilled toiletry household hardware stationery - sku)

  (:predicates
    (at ?m - movable ?p - place)
    (holding ?r - robot ?l - load)
    (free ?r - robot)
    (contains ?l - load ?s - sku)
    (colour ?l - load ?c - colour)
    (for ?l - load ?who - person)                   ; who ordered it
    (opened ?l - load)
    (damaged ?l - load)
    (fragile ?s - sku)
    (full ?p - place)                               ; nothing more fits there
    (closed ?a - aisle)
    (in ?p - place ?a - aisle)                      ; from the floor
    (adjacent ?p ?q - place)                        ; from the floor
    (weighed ?l - load)
    (seen ?p - place)
    (shipped ?l - load))

  (:functions
    (weight ?l - load)                              ; kg
    (volume ?l - load)                              ; litres
    (age ?l - load)                                 ; days since it came in
    (max-load ?r - robot)                           ; kg
    (battery ?r - robot)                            ; per cent
    (travel-time ?r - robot ?from ?to - place)      ; s, from the floor
    (distance ?a ?b - object)                       ; m, from the floor
    (x ?p - place)                                  ; column and row, from the floor
    (y ?p - place)
    (total-cost))

  (:action move
    :parameters (?r - robot ?from ?to - place)
    :precondition (and (at ?r ?from) (> (battery ?r) 3)
                       (forall (?a - aisle) (or (not (in ?to ?a)) (not (closed ?a)))))
    :effect (and (at ?r ?to) (not (at ?r ?from))
                 (increase (total-cost) (travel-time ?r ?from ?to))))

  (:action pick
    :parameters (?r - robot ?l - load ?p - place)
    :precondition (and (at ?r ?p) (at ?l ?p) (free ?r) (<= (weight ?l) (max-load ?r)))
    :effect (and (holding ?r ?l) (not (at ?l ?p)) (not (free ?r))
                 (increase (total-cost) 5)))

  (:action drop
    :parameters (?r - robot ?l - load ?p - place)
    :precondition (and (at ?r ?p) (holding ?r ?l) (not (full ?p)))
    :effect (and (at ?l ?p) (free ?r) (not (holding ?r ?l))
                 (increase (total-cost) 5)))

  (:action weigh
    :parameters (?r - robot ?l - load ?p - place)
    :precondition (and (at ?r ?p) (at ?l ?p) (free ?r))
    :effect (and (weighed ?l) (increase (total-cost) 4)))

  (:action look
    :parameters (?r - robot ?p - place)
    :precondition (at ?r ?p)
    :effect (and (seen ?p) (increase (total-cost) 6)))

  (:action ship
    :parameters (?r - robot ?l - load ?d - dock)
    :precondition (and (at ?r ?d) (at ?l ?d) (free ?r))
    :effect (and (shipped ?l) (not (at ?l ?d)) (increase (total-cost) 10)))

  (:action charge
    :parameters (?r - robot ?c - charger)
    :precondition (at ?r ?c)
    :effect (and (assign (battery ?r) 100) (increase (total-cost) 40)))

  (:action wave
    :parameters (?r - robot)
    :precondition (free ?r)
    :effect (increase (total-cost) 2)))
