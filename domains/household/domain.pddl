; A flat with six rooms and one helper robot: it drives from place to place, takes and puts things,
; hands them over, looks for things and people, greets, tells, follows and guides. Costs are seconds.
(define (domain household)
  (:requirements :strips :typing :negative-preconditions :conditional-effects :numeric-fluents :action-costs)

  (:types
    place coloured category colour posture arm side topic trait test - object
    room furniture - place
    movable garment - coloured
    person robot item - movable
    blouse coat jacket jumper shirt vest - garment)

  (:predicates
    (at ?m - movable ?p - place)
    (within ?f - furniture ?r - place)
    (beside ?f ?g - furniture)
    (holding ?r - robot ?i - item)
    (free ?r - robot)
    (has ?p - person ?i - item)
    (kind ?i - item ?c - category)
    (colour ?i - coloured ?c - colour)
    (wears ?p - person ?g - garment)
    (posed ?p - person ?q - posture)
    (waving ?p - person)
    (raising ?p - person ?a - arm)
    (pointing ?p - person ?s - side)
    (surface ?f - furniture)                      ; things can be put there
    (seen ?m - movable)
    (following ?r - robot ?p - person)
    (greeted ?p - person)
    (met ?p - person)
    (told ?p - person ?t - topic)
    (reported ?to - person ?t - trait ?of - person)
    (answered ?p - person ?q - test))

  (:functions
    (weight ?i - item)                            ; g
    (size ?i - item)                              ; cm, the longest side
    (thickness ?i - item)                         ; mm, the shortest side
    (total-cost))

  (:action go
    :parameters (?r - robot ?from ?to - place)
    :precondition (at ?r ?from)
    :effect (and (at ?r ?to) (not (at ?r ?from)) (increase (total-cost) 15)))

  (:action take
    :parameters (?r - robot ?i - item ?p - place)
    :precondition (and (at ?r ?p) (at ?i ?p) (free ?r))
    :effect (and (holding ?r ?i) (not (at ?i ?p)) (not (free ?r)) (increase (total-cost) 6)))

  (:action put
    :parameters (?r - robot ?i - item ?f - furniture)
    :precondition (and (at ?r ?f) (holding ?r ?i) (surface ?f))
    :effect (and (at ?i ?f) (free ?r) (not (holding ?r ?i)) (increase (total-cost) 6)))

  (:action hand-over
    :parameters (?r - robot ?i - item ?who - person ?p - place)
    :precondition (and (at ?r ?p) (at ?who ?p) (holding ?r ?i))
    :effect (and (has ?who ?i) (free ?r) (not (holding ?r ?i)) (increase (total-cost) 5)))

  (:action look-for
    :parameters (?r - robot ?i - item ?p - place)
    :precondition (and (at ?r ?p) (at ?i ?p))
    :effect (and (seen ?i) (increase (total-cost) 5)))

  ; People move about: only who is there is found, but one can look anywhere.
  (:action seek
    :parameters (?r - robot ?who - person ?p - place)
    :precondition (at ?r ?p)
    :effect (and (when (at ?who ?p) (seen ?who)) (increase (total-cost) 5)))

  (:action greet
    :parameters (?r - robot ?who - person ?p - place)
    :precondition (and (at ?r ?p) (at ?who ?p))
    :effect (and (greeted ?who) (increase (total-cost) 3)))

  (:action meet
    :parameters (?r - robot ?who - person ?p - place)
    :precondition (and (at ?r ?p) (at ?who ?p))
    :effect (and (met ?who) (increase (total-cost) 5)))

  (:action tell
    :parameters (?r - robot ?t - topic ?who - person ?p - place)
    :precondition (and (at ?r ?p) (at ?who ?p))
    :effect (and (told ?who ?t) (increase (total-cost) 5)))

  (:action report
    :parameters (?r - robot ?t - trait ?of ?who - person ?p - place)
    :precondition (and (at ?r ?p) (at ?who ?p) (met ?of))
    :effect (and (reported ?who ?t ?of) (increase (total-cost) 5)))

  (:action answer
    :parameters (?r - robot ?q - test ?who - person ?p - place)
    :precondition (and (at ?r ?p) (at ?who ?p))
    :effect (and (answered ?who ?q) (increase (total-cost) 8)))

  (:action accompany
    :parameters (?r - robot ?who - person ?p - place)
    :precondition (and (at ?r ?p) (at ?who ?p))
    :effect (and (following ?r ?who) (increase (total-cost) 3)))

  (:action follow
    :parameters (?r - robot ?who - person ?from ?to - place)
    :precondition (and (at ?r ?from) (at ?who ?from))
    :effect (and (at ?r ?to) (at ?who ?to) (not (at ?r ?from)) (not (at ?who ?from))
                 (increase (total-cost) 20)))

  (:action guide
    :parameters (?r - robot ?who - person ?from ?to - place)
    :precondition (and (at ?r ?from) (at ?who ?from))
    :effect (and (at ?r ?to) (at ?who ?to) (not (at ?r ?from)) (not (at ?who ?from))
                 (increase (total-cost) 20))))
