; Parcels go by van inside a city and by plane between cities. No word of any language is needed
; to talk to this folder.
(define (domain logistics)
  (:requirements :strips :typing)

  (:types
    city place thing - object
    depot airport - place
    parcel vehicle - thing
    van plane - vehicle)

  (:predicates
    (at ?t - thing ?p - place)
    (inside ?p - parcel ?v - vehicle)
    (part-of ?p - place ?c - city))

  (:action load
    :parameters (?parcel - parcel ?into - vehicle ?at - place)
    :precondition (and (at ?into ?at) (at ?parcel ?at))
    :effect (and (inside ?parcel ?into) (not (at ?parcel ?at))))

  (:action unload
    :parameters (?parcel - parcel ?from - vehicle ?at - place)
    :precondition (and (at ?from ?at) (inside ?parcel ?from))
    :effect (and (at ?parcel ?at) (not (inside ?parcel ?from))))

  (:action drive
    :parameters (?van - van ?from ?to - place ?in - city)
    :precondition (and (at ?van ?from) (part-of ?from ?in) (part-of ?to ?in))
    :effect (and (at ?van ?to) (not (at ?van ?from))))

  (:action fly
    :parameters (?plane - plane ?from ?to - airport)
    :precondition (at ?plane ?from)
    :effect (and (at ?plane ?to) (not (at ?plane ?from)))))
